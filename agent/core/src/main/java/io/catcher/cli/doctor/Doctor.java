package io.catcher.cli.doctor;

import io.catcher.cli.Commands;
import io.catcher.cli.Usage;
import io.catcher.config.LokiSettings;
import io.catcher.config.Settings;
import io.catcher.config.read.ConfigFile;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import io.catcher.ship.ServiceId;
import io.catcher.ship.loki.LokiProbe;
import io.catcher.ship.loki.MissingHttpClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why events do not arrive, step by step. */
@Command(
        name = "doctor",
        description = {
            "Tries every step between an application and its events in Loki.",
            "That is the configuration, the files, this JVM, Loki's name, connection, readiness, version, limits "
                    + "and clock, and one test event written and read back.",
            "Run it where the application runs, as its user, in its directory. Exit code 1 if a step fails."
        })
public final class Doctor implements Callable<Integer> {

    private final SettingsReader reader;
    private final Map<String, String> environment;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The YAML file. Left out: the one that the agent would find here.")
    private @Nullable String file;

    @Option(names = "--offline", description = "Leaves Loki out.")
    private boolean offline;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "For all steps together; 20 if left out.",
            defaultValue = "20")
    private int seconds;

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    public Doctor(SettingsReader reader, Map<String, String> environment) {
        this.reader = reader;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Findings findings = new Findings();
        Path found = ConfigFile.find(file, environment);
        String name = found == null ? null : found.toString();
        Reading reading = reader.read(name);
        Settings settings = reading.settings();
        new SettingsChecks(findings).check(name, reading);
        new FileChecks(findings).check(settings.files());
        new JvmChecks(findings, environment).check();
        loki(settings, findings);
        print(findings);
        return findings.anyFailed() ? Commands.FOUND_SOMETHING : Commands.FINE;
    }

    private void loki(Settings settings, Findings findings) {
        LokiSettings target = settings.bugcatcher().loki();
        if (offline) {
            findings.ok("loki", "left out, as --offline asks");
        } else if (!target.enabled()) {
            findings.warn(
                    "loki",
                    "bugcatcher.loki.enabled is false: events stay in the journal",
                    "set it to true, or read them with tail");
        } else if (target.isOutside() && !settings.external()) {
            findings.warn(
                    "loki",
                    "bugcatcher.loki.url is outside of your own network: without consent nothing is sent there, not even now",
                    "set reporting.external: true if that is what you want");
        } else {
            asked(settings, target, findings);
        }
    }

    private void asked(Settings settings, LokiSettings target, Findings findings) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(Math.max(1, seconds)));
        try {
            LokiProbe probe = new LokiProbe(target);
            LokiChecks checks = new LokiChecks(target, probe, findings, deadline);
            if (target.isReadableByOthers()) {
                findings.warn(
                        "loki",
                        "bugcatcher.loki.url is http to another machine: whoever is on the way can read the events",
                        "use https");
            }
            if (checks.check()) {
                findings.ok("batches", "up to " + target.batchSize() + " events, or 5 s, whichever comes first");
                new DeliveryChecks(settings, probe, findings, deadline).check(service(settings));
            }
        } catch (IllegalArgumentException e) {
            findings.fail("loki", "bugcatcher.loki.url is no http address", "write it as http://localhost:3100");
        } catch (NoClassDefFoundError e) {
            findings.fail("loki", "this JVM has no HTTP client", MissingHttpClient.remedy());
        }
    }

    private ServiceId service(Settings settings) {
        String named = settings.service().name();
        String otel = environment.getOrDefault("OTEL_SERVICE_NAME", "");
        String name = !named.isEmpty() ? named : otel.isBlank() ? "doctor" : otel.strip();
        return new ServiceId(
                name,
                settings.service().version(),
                settings.service().env(),
                "doctor:" + ProcessHandle.current().pid() + ":" + System.currentTimeMillis());
    }

    private void print(Findings findings) {
        PrintWriter out = usage.out();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("fine", !findings.anyFailed());
            tree.put("checks", findings.all().stream().map(Doctor::tree).toList());
            out.println(Json.write(tree));
            return;
        }
        for (Findings.Finding finding : findings.all()) {
            out.println("%-4s %-13s %s".formatted(finding.state().label(), finding.step(), finding.what()));
            if (!finding.todo().isEmpty()) {
                out.println(" ".repeat(19) + "-> " + finding.todo());
            }
        }
        out.println(summary(findings));
    }

    private static String summary(Findings findings) {
        long failed = findings.count(Findings.State.FAIL);
        long warned = findings.count(Findings.State.WARN);
        return (failed == 0 ? "nothing is wrong" : failed + (failed == 1 ? " step fails" : " steps fail"))
                + (warned == 0 ? "" : ", " + warned + (warned == 1 ? " warning" : " warnings"));
    }

    private static Map<String, Object> tree(Findings.Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("step", finding.step());
        tree.put("state", finding.state().label());
        tree.put("what", finding.what());
        tree.put("todo", finding.todo());
        return tree;
    }
}
