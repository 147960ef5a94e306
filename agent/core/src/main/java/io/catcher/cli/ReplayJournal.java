package io.catcher.cli;

import io.catcher.config.LokiSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import io.catcher.ship.journal.LeftJournal;
import io.catcher.ship.journal.Leftovers;
import io.catcher.ship.loki.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ships the journals of a machine that is gone. */
@Command(
        name = "replay",
        description = {
            "Ships the journals in DIR to Loki, as the agent that wrote them would have.",
            "They are the same bytes; what Loki has acknowledged is left out, and what it refuses is kept in "
                    + "DIR/dead-letters.log. How far it came is remembered in DIR, so that a second replay goes on there. "
                    + "Passwords and tokens come from the files that the configuration names.",
            "Exit code 1 if something could not be shipped."
        })
final class ReplayJournal implements Callable<Integer> {

    private static final long PROGRESS_NANOS = 5_000_000_000L;

    private final SettingsReader reader;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(paramLabel = "DIR", description = "The directory of the journals: files.dir of the agent that is gone.")
    private String directory = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where to, instead of the configured bugcatcher.loki.url.")
    private String url = "";

    @Option(
            names = "--config",
            paramLabel = "YAML",
            description = "The agent's configuration. Left out: the file that the agent would find here.")
    private @Nullable String config;

    @Option(names = "--all", description = "Also what Loki has acknowledged before: it drops what it still has.")
    private boolean all;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "For how long Loki may take nothing before the rest stays; default: ${DEFAULT-VALUE}.")
    private int patience = 60;

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    private long saidAt = System.nanoTime();

    ReplayJournal(SettingsReader reader) {
        this.reader = reader;
    }

    @Override
    public Integer call() throws InterruptedException {
        Reading reading = reader.readFound(config);
        if (!reading.mistakes().isEmpty()) {
            new MistakeLines(reading).read().forEach(usage.err()::println);
            return Commands.FOUND_SOMETHING;
        }
        LokiSettings target = target(reading.settings());
        if (url.isEmpty() && !target.enabled()) {
            return usage.failed("bugcatcher.loki.enabled is false: say where to with --url");
        }
        if (target.isOutside() && !reading.settings().external()) {
            return usage.failed(target.url() + " is outside of your own network and receives nothing without"
                    + " reporting.external: true");
        }
        return ship(target);
    }

    private LokiSettings target(Settings settings) {
        LokiSettings loki = settings.bugcatcher().loki();
        return url.isEmpty() ? loki : loki.to(url);
    }

    private int ship(LokiSettings target) throws InterruptedException {
        Path home = Path.of(directory);
        if (!Files.isDirectory(home)) {
            return usage.failed(directory + " is no directory");
        }
        try {
            List<String> stems = Leftovers.stems(home);
            if (stems.isEmpty()) {
                return usage.failed("there is no journal (bugcatcher*.log) in " + home.toRealPath());
            }
            Replay replay = new Replay(target, Duration.ofSeconds(patience), this::progress);
            boolean whole = true;
            for (String stem : stems) {
                whole &= ship(replay, home, stem);
            }
            return tell(replay.result(), whole);
        } catch (IllegalArgumentException noAddress) {
            throw usage.wrong(target.url() + " is no http address");
        } catch (IOException e) {
            return usage.failed("cannot replay " + directory + ": " + e);
        }
    }

    private boolean ship(Replay replay, Path home, String stem) throws IOException, InterruptedException {
        // Loki takes nothing any more: the next journal would only wait for the same.
        if (!replay.result().failure().isEmpty()) {
            return false;
        }
        try (LeftJournal journal = LeftJournal.claim(home, stem)) {
            if (journal == null) {
                usage.found(stem + ".log is written by a JVM that is alive, and which ships it itself");
                return false;
            }
            return replay.ship(journal, all);
        }
    }

    private void progress(long delivered) {
        long now = System.nanoTime();
        if (now - saidAt > PROGRESS_NANOS) {
            saidAt = now;
            usage.err().println("catcher: " + delivered + " events are in Loki");
        }
    }

    private int tell(Replay.Result result, boolean whole) {
        boolean fine = whole && result.rejected() == 0;
        if (json) {
            usage.out().println(Json.write(tree(result, fine)));
            return fine ? Commands.FINE : Commands.FOUND_SOMETHING;
        }
        usage.out().println(result.delivered() + " sent");
        usage.out()
                .println(result.skipped() + " acknowledged before, left out" + (all ? "" : " (--all sends them too)"));
        usage.out().println(result.rejected() + " refused by Loki for good");
        result.reasons().forEach((why, count) -> usage.out().println("    " + count + ": " + why));
        usage.out().println(result.unreadable() + " unreadable, such as a line torn by a kill");
        if (!result.failure().isEmpty()) {
            usage.found("the rest stays in " + directory + ", Loki does not take it: " + result.failure());
        }
        return fine ? Commands.FINE : Commands.FOUND_SOMETHING;
    }

    private static Map<String, Object> tree(Replay.Result result, boolean fine) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("complete", fine);
        tree.put("sent", result.delivered());
        tree.put("acknowledged_before", result.skipped());
        tree.put("rejected", result.rejected());
        tree.put("reasons", result.reasons());
        tree.put("unreadable", result.unreadable());
        tree.put("failure", result.failure());
        return tree;
    }
}
