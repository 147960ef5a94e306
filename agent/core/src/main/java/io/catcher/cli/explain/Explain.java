package io.catcher.cli.explain;

import io.catcher.cli.Commands;
import io.catcher.cli.MistakeLines;
import io.catcher.cli.Usage;
import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Coverage;
import io.catcher.cli.survey.Unreadable;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a configuration on an application without running it. */
@Command(
        name = "explain",
        description = {
            "Says which methods of an application each rule would watch, which rules are dead, and why.",
            "Asks the agent's own matcher about every class file; runs none. Exit code 1 if a rule or a pattern "
                    + "means nothing."
        })
public final class Explain implements Callable<Integer> {

    private final SettingsReader reader;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(paramLabel = "FILE", description = "The YAML file.")
    private String file = "";

    @Option(
            names = "--jar",
            required = true,
            paramLabel = "APP",
            description = "A jar, war or directory of the application; may be given more than once.")
    private List<Path> jars = List.of();

    @Option(names = "--all", description = "All methods of each rule, not the first 20.")
    private boolean all;

    @Option(
            names = "--method",
            paramLabel = "CLASS#METHOD",
            description = "Explains one method: which rule, why, why not.")
    private @Nullable String method;

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    public Explain(SettingsReader reader) {
        this.reader = reader;
    }

    @Override
    public Integer call() throws IOException {
        if (method != null && !OneMethod.isMethod(method)) {
            throw usage.wrong("--method '" + method + "' is no method; write it as a.b.Class#method");
        }
        Reading reading = reader.read(file);
        List<String> mistakes = new MistakeLines(reading).withPatterns();
        try (Application application = Application.open(jars)) {
            int code = method == null
                    ? whole(reading.settings(), application, mistakes)
                    : one(new OneMethod(reading.settings(), application, method));
            if (!json) {
                mistakes.forEach(this::note);
                application.notes().all().forEach(this::note);
            }
            return mistakes.isEmpty() ? code : Commands.FOUND_SOMETHING;
        } catch (Unreadable e) {
            mistakes.forEach(this::note);
            return usage.failed(String.valueOf(e.getMessage()));
        }
    }

    private int whole(Settings settings, Application application, List<String> mistakes) {
        List<Verdict> verdicts = Verdict.all(settings, Coverage.whole(settings, application), application);
        Report report = new Report(verdicts, all);
        PrintWriter out = usage.out();
        boolean wrong = verdicts.stream().anyMatch(Verdict::isWrong);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("file", file);
            tree.put("fine", !wrong && mistakes.isEmpty());
            tree.put("rules", report.trees());
            tree.put("mistakes", mistakes);
            tree.put("notes", application.notes().all());
            out.println(Json.write(tree));
        } else {
            report.print(out);
        }
        return wrong ? Commands.FOUND_SOMETHING : Commands.FINE;
    }

    private int one(OneMethod question) {
        try {
            List<OneMethod.Answer> answers = question.answers();
            if (json) {
                usage.out()
                        .println(Json.write(Map.of(
                                "methods", answers.stream().map(Explain::tree).toList())));
            } else {
                answers.forEach(this::print);
            }
            return answers.stream().allMatch(answer -> answer.watchedBy().isEmpty())
                    ? Commands.FOUND_SOMETHING
                    : Commands.FINE;
        } catch (OneMethod.NotThere e) {
            return usage.failed(String.valueOf(e.getMessage()));
        }
    }

    private void print(OneMethod.Answer answer) {
        PrintWriter out = usage.out();
        out.println(answer.method()
                + (answer.watchedBy().isEmpty() ? ": not watched" : ": watched by " + answer.watchedBy()));
        answer.why().forEach((rule, why) -> out.println("    " + rule + ": " + why));
    }

    private static Map<String, Object> tree(OneMethod.Answer answer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("method", answer.method());
        tree.put("watched_by", answer.watchedBy());
        tree.put("rules", answer.why());
        return tree;
    }

    private void note(String line) {
        usage.found(line);
    }
}
