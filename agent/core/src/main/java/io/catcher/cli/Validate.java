package io.catcher.cli;

import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.config.yaml.Mistake;
import io.catcher.event.Json;
import io.catcher.plugin.PluginCheck;
import io.catcher.plugin.PluginMistake;
import java.io.PrintWriter;
import java.util.ArrayList;
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
        mistakes.addAll(patterns.mistakes(reading.settings()));
        PluginCheck.check(reading.settings().interceptors())
                .mistakes()
                .forEach(mistake -> mistakes.add(inPlugin(mistake)));
        PrintWriter out = usage.out();
        if (json) {
            out.println(Json.write(tree(reading.settings(), mistakes)));
        } else {
            mistakes.forEach(out::println);
            out.println(summary(reading.settings(), mistakes.size()));
        }
        return mistakes.isEmpty() ? Commands.FINE : Commands.FOUND_SOMETHING;
    }

    private static Mistake inPlugin(PluginMistake mistake) {
        return new Mistake(Patterns.place(mistake.place()), "interceptors: " + mistake.what(), mistake.meant());
    }

    private String summary(Settings settings, int mistakes) {
        if (mistakes > 0) {
            return mistakes == 1 ? "1 mistake" : mistakes + " mistakes";
        }
        return switch (settings.rules().size()) {
            case 0 -> file + ": fine, but without rules only uncaught exceptions are told";
            case 1 -> file + ": fine, 1 rule";
            default -> file + ": fine, " + settings.rules().size() + " rules";
        };
    }

    private Map<String, Object> tree(Settings settings, List<Mistake> mistakes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", file);
        tree.put("valid", mistakes.isEmpty());
        tree.put("rules", settings.rules().size());
        tree.put("mistakes", mistakes.stream().map(Validate::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Mistake mistake) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", mistake.place().source());
        tree.put("line", mistake.place().line());
        tree.put("column", mistake.place().column());
        tree.put("what", mistake.what());
        tree.put("did_you_mean", mistake.meant());
        return tree;
    }
}
