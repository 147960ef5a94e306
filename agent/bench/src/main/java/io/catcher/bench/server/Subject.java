package io.catcher.bench.server;

import io.catcher.bench.Jars;
import io.catcher.bench.contender.Journal;
import io.catcher.bench.contender.OpenTelemetry;
import io.catcher.bench.contender.Ours;
import io.catcher.bench.contender.Receiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The server alone, or with an agent that watches all or some of it. */
enum Subject {
    ALONE("no agent"),
    OURS("ours, org.h2.**#*"),
    OURS_FEW("ours, three methods"),

    /** It has nothing of its own for H2: the request and the commands are named, some spans a request. */
    OPENTELEMETRY("OpenTelemetry, three methods");

    private static final Ours BROAD = Ours.server("org.h2.**#*");
    private static final Ours FEW = Ours.server(
            "org.h2.server.TcpServerThread#process",
            "org.h2.command.Command#executeQuery",
            "org.h2.command.Command#executeUpdate");
    private static final String METHODS =
            "org.h2.server.TcpServerThread[process];org.h2.command.Command[executeQuery,executeUpdate]";

    final String title;

    Subject(String title) {
        this.title = title;
    }

    List<String> arguments(Jars jars, Path openTelemetry, Receiver receiver, Path scratch) throws IOException {
        return switch (this) {
            case ALONE -> List.of();
            case OURS -> BROAD.jvmArguments(jars, scratch);
            case OURS_FEW -> FEW.jvmArguments(jars, scratch);
            case OPENTELEMETRY -> OpenTelemetry.exporting(openTelemetry, METHODS, receiver);
        };
    }

    /** What proves that the agent was there; empty when nothing does. */
    String proof(Path scratch, long posts) throws IOException {
        return switch (this) {
            case ALONE -> "-";
            case OURS, OURS_FEW -> new Journal(scratch).count("exception", "") > 0 ? "an exception event" : "";
            case OPENTELEMETRY -> posts > 0 ? posts + " batches of spans" : "";
        };
    }
}
