package io.catcher.cli;

import io.catcher.config.LokiSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.config.yaml.Mistake;
import io.catcher.event.Json;
import io.catcher.plugin.PluginCheck;
import io.catcher.plugin.PluginMistake;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a configuration as the agent would, and prints every mistake. */
@Command(
        name = "validate",
        description = {
            "Reads a configuration as the agent would at its start, with the same environment, and prints every mistake.",
            "Exit code 1 if there is one."
        })
final class Validate implements Callable<Integer> {

    /** The file from its top to its end; a variable has no line, and comes last. */
    private static final Comparator<Mistake> IN_ORDER = Comparator.comparing(
                    (Mistake mistake) -> mistake.place().line() == 0)
            .thenComparing(mistake -> mistake.place().source())
            .thenComparing(mistake -> mistake.place().line())
            .thenComparing(mistake -> mistake.place().column());

    private static final String NO_RULES = "it has no rules, so no method is watched and only uncaught exceptions are"
            + " told; java -jar catcher-agent.jar init APP.jar proposes some";

    private static final String NOTHING_SENT = ": note: bugcatcher.loki.url is outside of your own network and receives"
            + " nothing without reporting.external: true; events stay in the journal";

    private final SettingsReader reader;
    private final PatternCheck patterns;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(paramLabel = "FILE", description = "The YAML file.")
    private String file = "";

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    Validate(SettingsReader reader, PatternCheck patterns) {
        this.reader = reader;
        this.patterns = patterns;
    }

    @Override
    public Integer call() {
        Reading reading = reader.read(file);
        List<Mistake> mistakes = new ArrayList<>(reading.mistakes());
        mistakes.addAll(patterns.mistakes(reading));
        PluginCheck.check(reading.settings().interceptors())
                .mistakes()
                .forEach(mistake -> mistakes.add(inPlugin(mistake)));
        mistakes.sort(IN_ORDER);
        PrintWriter out = usage.out();
        Caret caret = new Caret(mistakes, reading);
        if (json) {
            out.println(Json.write(tree(reading.settings(), mistakes, caret)));
        } else {
            print(mistakes, caret, out);
            notes(reading.settings()).forEach(out::println);
            out.println(summary(reading.settings(), mistakes.size()));
        }
        return mistakes.isEmpty() ? Commands.FINE : Commands.FOUND_SOMETHING;
    }

    /** What is no mistake, and not what its author may hope for. */
    private static List<String> timedOnly(Settings settings) {
        return settings.rules().stream()
                .flatMap(rule -> rule.match().stream())
                .filter(pattern -> pattern.text().contains("#<init>"))
                .map(pattern -> pattern.place() + ": note: a constructor is only timed, since the JVM does not let an"
                        + " exception that leaves one be caught")
                .toList();
    }

    private List<String> notes(Settings settings) {
        List<String> notes = new ArrayList<>(timedOnly(settings));
        LokiSettings loki = settings.bugcatcher().loki();
        if (loki.enabled() && loki.isOutside() && !settings.external()) {
            notes.add(file + NOTHING_SENT);
        }
        return notes;
    }

    private List<String> allNotes(Settings settings, boolean fine) {
        List<String> notes = new ArrayList<>(notes(settings));
        if (fine && settings.rules().isEmpty()) {
            notes.add(0, file + ": " + NO_RULES);
        }
        return notes;
    }

    private static void print(List<Mistake> mistakes, Caret caret, PrintWriter out) {
        for (Mistake mistake : mistakes) {
            out.println(caret.told(mistake.toString()));
            caret.under(mistake).forEach(out::println);
        }
    }

    private static Mistake inPlugin(PluginMistake mistake) {
        return new Mistake(Patterns.place(mistake.place()), "interceptors: " + mistake.what(), mistake.meant());
    }

    private String summary(Settings settings, int mistakes) {
        if (mistakes > 0) {
            return mistakes == 1 ? "1 mistake" : mistakes + " mistakes";
        }
        return switch (settings.rules().size()) {
            case 0 -> file + ": fine, but " + NO_RULES;
            case 1 -> file + ": fine, 1 rule";
            default -> file + ": fine, " + settings.rules().size() + " rules";
        };
    }

    private Map<String, Object> tree(Settings settings, List<Mistake> mistakes, Caret caret) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", file);
        tree.put("valid", mistakes.isEmpty());
        tree.put("rules", settings.rules().size());
        tree.put("nothing_watched", settings.rules().isEmpty());
        tree.put("notes", allNotes(settings, mistakes.isEmpty()));
        tree.put(
                "mistakes",
                mistakes.stream().map(mistake -> tree(mistake, caret)).toList());
        return tree;
    }

    private static Map<String, Object> tree(Mistake mistake, Caret caret) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", mistake.place().source());
        tree.put("line", mistake.place().line());
        tree.put("column", mistake.place().column());
        tree.put("what", caret.told(mistake.what()));
        tree.put("did_you_mean", caret.told(mistake.meant()));
        return tree;
    }
}
