package io.catcher.cli;

import io.catcher.bugcatcher.fingerprint.Fingerprint;
import io.catcher.cli.trace.JsonTrace;
import io.catcher.cli.trace.TraceText;
import io.catcher.cli.trace.layer.Line;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import io.catcher.event.part.Thrown;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the fingerprint of stack traces, to find their events. */
@Command(
        name = "fingerprint",
        description = {
            "Prints the fingerprint that the event of a stack trace carries, one line for each trace.",
            "FILE holds traces as people paste them: from logs with any prefix, JSON logs, mails, wikis, web pages; "
                    + "or one JSON object a line: a trace {type, message, frames, ...} or an event of the journal. It may be "
                    + "compressed with gzip. Without FILE, or with '-', standard input is read."
        })
final class PrintFingerprints implements Callable<Integer> {

    private static final Pattern OBJECT = Pattern.compile("\\s*\\{\\s*[\"}]");

    private static final int SHOWN = 80;

    private final SettingsReader reader;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The traces.")
    private String file = "-";

    @Option(
            names = "--app",
            split = ",",
            paramLabel = "PACKAGE",
            description = "Packages that are ours. Left out: service.app_packages of the configuration, else guessed.")
    private List<String> app = List.of();

    @Option(
            names = "--config",
            paramLabel = "YAML",
            description = "The agent's configuration. Left out: the file that the agent would find here.")
    private @Nullable String config;

    @Option(names = "--explain", description = "Also what each fingerprint is made of.")
    private boolean explain;

    @Option(names = "--json", description = "One JSON object a line, for scripts.")
    private boolean json;

    PrintFingerprints(SettingsReader reader) {
        this.reader = reader;
    }

    @Override
    public Integer call() {
        String name = file.equals("-") ? "(standard input)" : file;
        try {
            String text = TraceInput.read(file);
            return JsonTrace.isAnyIn(text) ? lines(name, text) : pasted(name, text);
        } catch (IOException e) {
            return wrong(name + ": " + e.getMessage());
        }
    }

    private int pasted(String name, String text) {
        List<TraceText.Trace> traces = TraceText.traces(text);
        if (traces.isEmpty() && OBJECT.matcher(text).lookingAt()) {
            return lines(name, text);
        }
        if (traces.isEmpty()) {
            return wrong(
                    name + ": no stack trace in it; one starts with 'com.acme.SomeException: message', and each of its"
                            + " frames with 'at'");
        }
        Fingerprint fingerprint = Fingerprint.forPackages(appPackages());
        int code = Commands.FINE;
        for (TraceText.Trace trace : traces) {
            Line unread = trace.unread();
            if (unread == null) {
                print(fingerprint, trace.thrown(), null);
            } else {
                code = wrong(name + ":" + unread.number() + ": frames not recognised: " + shown(unread.text()));
            }
        }
        return code;
    }

    private int lines(String name, String text) {
        Fingerprint guessed = Fingerprint.forPackages(appPackages());
        int code = Commands.FINE;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonTrace trace = JsonTrace.read(line);
                Fingerprint fingerprint = trace.own() ? Fingerprint.ofOwnFrames() : guessed;
                print(fingerprint, trace.thrown(), trace.named());
            } catch (IOException e) {
                code = wrong(name + ":" + number + ": " + e.getMessage());
            }
        }
        return code;
    }

    private List<String> appPackages() {
        if (!app.isEmpty()) {
            return app;
        }
        return reader.readFound(config).settings().service().appPackages();
    }

    private void print(Fingerprint fingerprint, Thrown trace, @Nullable String named) {
        String name = named == null ? fingerprint.of(trace) : named;
        PrintWriter out = usage.out();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("fingerprint", name);
            tree.put("type", trace.type());
            tree.put("made_of", fingerprint.parts(trace));
            out.println(Json.write(tree));
        } else {
            out.println(name);
            if (explain) {
                fingerprint.parts(trace).forEach(part -> out.println("    " + part));
            }
        }
    }

    private static String shown(String line) {
        String plain = line.strip().replaceAll("\\p{Cntrl}+", " ");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }

    private int wrong(String line) {
        usage.err().println("catcher: " + line);
        return Commands.FOUND_SOMETHING;
    }
}
