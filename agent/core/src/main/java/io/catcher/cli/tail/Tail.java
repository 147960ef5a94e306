package io.catcher.cli.tail;

import io.catcher.cli.Commands;
import io.catcher.cli.Usage;
import io.catcher.config.read.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the events of the journals in a directory. */
@Command(
        name = "tail",
        description = {
            "Shows the last events of the journals in DIR, oldest first, and with --follow those to come.",
            "DIR is the agent's files.dir; left out it is the one of the configuration that the agent would find here."
        })
public final class Tail implements Callable<Integer> {

    private static final long POLL_MILLIS = 200;

    private final SettingsReader reader;

    @Mixin
    private Usage usage = new Usage();

    @Mixin
    private Filter filter = new Filter();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The directory of the journals.")
    private String directory = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "So many events at most, the last ones; default: ${DEFAULT-VALUE}.")
    private int lines = 20;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with events as they come, until it is interrupted. DIR need not be there yet.")
    private boolean follow;

    @Option(names = "--json", description = "The lines as they stand in the journal, for scripts.")
    private boolean json;

    public Tail(SettingsReader reader) {
        this.reader = reader;
    }

    @Override
    public Integer call() throws IOException {
        if (lines < 0) {
            throw usage.wrong("-n " + lines + " is less than none");
        }
        Predicate<Entry> wanted;
        try {
            wanted = filter.compile(Instant.now());
        } catch (IllegalArgumentException e) {
            throw usage.wrong(String.valueOf(e.getMessage()));
        }
        Path from = Path.of(directory.isEmpty() ? configured() : directory);
        if (Files.exists(from) && !Files.isDirectory(from)) {
            return usage.found(from + " is a file, not the directory of the journals");
        }
        try (Journals journals = new Journals(from)) {
            if (!journals.look() && !follow) {
                return usage.found("there is no journal (bugcatcher*.log) in " + from.toAbsolutePath()
                        + "; the agent writes to its files.dir, by default catcher/ in the application's working"
                        + " directory");
            }
            show(journals, wanted);
            return end(journals);
        }
    }

    private String configured() {
        return reader.readFound(null).settings().files().dir();
    }

    private void show(Journals journals, Predicate<Entry> wanted) throws IOException {
        Deque<Entry> last = new ArrayDeque<>();
        for (Entry entry = journals.next(); entry != null; entry = journals.next()) {
            if (lines > 0 && wanted.test(entry)) {
                if (last.size() == lines) {
                    last.removeFirst();
                }
                last.addLast(entry);
            }
        }
        last.forEach(this::print);
        usage.out().flush();
        while (follow && !usage.out().checkError() && slept()) {
            journals.look();
            for (Entry entry = journals.next(); entry != null; entry = journals.next()) {
                if (wanted.test(entry)) {
                    print(entry);
                }
            }
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void print(Entry entry) {
        boolean terminal = Ansi.AUTO.enabled();
        if (json) {
            usage.out().println(terminal ? Plain.of(entry.line()) : entry.line());
        } else {
            usage.out().print(new Block(terminal).of(entry));
        }
    }

    private int end(Journals journals) {
        long unreadable = journals.unreadable();
        return unreadable == 0
                ? Commands.FINE
                : usage.found(unreadable + (unreadable == 1 ? " line is" : " lines are")
                        + " no whole event, torn by a kill or not the agent's, and left out");
    }
}
