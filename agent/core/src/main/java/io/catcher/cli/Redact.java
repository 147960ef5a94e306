package io.catcher.cli;

import io.catcher.config.RedactionSettings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.text.Finding;
import io.catcher.redact.text.LineScrubber;
import io.catcher.redact.text.Scrubber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what redaction would take out of any text. */
@Command(
        name = "redact",
        description = {
            "Shows what would be taken out of a text, and by which rule; with --lines or --keys a plain answer to each line.",
            "Reads UTF-8 from FILE, or from standard input. The settings are those that the agent would find."
        })
final class Redact implements Callable<Integer> {

    private final SettingsReader reader;
    private final InputStream standardInput;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The text; left out or -: standard input.")
    private String file = "-";

    @Option(
            names = "--config",
            paramLabel = "YAML",
            description = "The agent's configuration. Left out: the file that the agent would find here.")
    private @Nullable String config;

    @ArgGroup
    private Form form = new Form();

    static final class Form {

        @Option(names = "--lines", description = "Writes each line without its secrets, one for one.")
        boolean lines;

        @Option(names = "--keys", description = "Each line is a name: writes NAME, a tab, and redacted or kept.")
        boolean keys;
    }

    Redact(SettingsReader reader, InputStream standardInput) {
        this.reader = reader;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        PrintWriter err = usage.err();
        Reading reading = reader.readFound(config);
        if (!reading.mistakes().isEmpty()) {
            new MistakeLines(reading).read().forEach(err::println);
            return Commands.FOUND_SOMETHING;
        }
        RedactionSettings settings = reading.settings().redaction();
        try (BufferedReader text = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            if (form.lines) {
                lines(text, new LineScrubber(new Scrubber(settings)));
            } else if (form.keys) {
                keys(text, new KeyNames(settings));
            } else {
                findings(text, new Scrubber(settings));
            }
            return Commands.FINE;
        } catch (NoSuchFileException e) {
            err.println("catcher: redact: there is no file " + file);
        } catch (IOException e) {
            err.println("catcher: redact: cannot read " + file + ": " + e);
        }
        return Commands.FOUND_SOMETHING;
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? standardInput : Files.newInputStream(Path.of(file));
    }

    private void lines(BufferedReader text, LineScrubber scrubber) throws IOException {
        PrintWriter out = usage.out();
        for (String line = PlainLines.next(text); line != null; line = PlainLines.next(text)) {
            out.print(scrubber.next(line) + "\n");
        }
    }

    private void keys(BufferedReader text, KeyNames names) throws IOException {
        PrintWriter out = usage.out();
        for (String line = PlainLines.next(text); line != null; line = PlainLines.next(text)) {
            out.print(line + "\t" + (names.rule(line) == null ? "kept" : "redacted") + "\n");
        }
    }

    private void findings(BufferedReader text, Scrubber scrubber) throws IOException {
        PrintWriter out = usage.out();
        StringBuilder all = new StringBuilder();
        for (int c = text.read(); c >= 0; c = text.read()) {
            all.append((char) c);
        }
        String whole = all.toString();
        int count = 0;
        int before = 0;
        for (Finding finding : scrubber.findings(whole)) {
            out.print(Excerpt.of(whole, finding, before) + "\n");
            before = finding.to();
            count++;
        }
        out.print(count == 0 ? "nothing would be taken out\n" : count + (count == 1 ? " place\n" : " places\n"));
    }
}
