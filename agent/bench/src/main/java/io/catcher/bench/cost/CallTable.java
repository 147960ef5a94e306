package io.catcher.bench.cost;

import io.catcher.bench.contender.Bare;
import io.catcher.bench.contender.Contender;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.runner.RunnerException;

/**
 * One measured call by all contenders. Forks are interleaved in a shuffled order, so that a slow minute of the machine falls
 * on all of them.
 */
final class CallTable {

    private final String title;
    private final String call;
    private final int threads;
    private final List<Row<Fork.Sample>> rows;

    CallTable(String title, String call, int threads, List<? extends Contender> contenders) {
        this.title = title;
        this.call = call;
        this.threads = threads;
        this.rows = contenders.stream()
                .map(contender -> new Row<Fork.Sample>(contender))
                .toList();
    }

    String title() {
        return title;
    }

    void round(Fork fork, Random order, Csv csv, Deadline deadline) throws IOException {
        List<Row<Fork.Sample>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, order);
        for (Row<Fork.Sample> row : shuffled) {
            if (!row.isUnproven() && !deadline.isOver()) {
                measure(row, fork, csv);
            }
        }
    }

    private void measure(Row<Fork.Sample> row, Fork fork, Csv csv) throws IOException {
        String name = row.contender().title();
        try {
            Fork.Sample sample = fork.run(call, threads, row.contender());
            row.add(sample);
            csv.figure(fork.jdk(), title, name, row.forks(), "ns", sample.nanos());
            csv.figure(fork.jdk(), title, name, row.forks(), "bytes", sample.bytes());
        } catch (Contender.Unproven e) {
            csv.failure(fork.jdk(), title, name, row.forks() + 1, row.unproven(e));
        } catch (IOException | RunnerException | RuntimeException e) {
            csv.failure(fork.jdk(), title, name, row.forks() + 1, row.crashed(e));
        }
    }

    /** @param base the table whose no-agent and floor rows make the ratio; may be this one */
    void print(PrintStream out, CallTable base) {
        out.printf("%n%-42s %9s %7s %8s  %s%n", title, "ns", "ratio", "B/call", "seen by");
        for (Row<Fork.Sample> row : rows) {
            Fork.Sample last = row.last();
            if (last == null) {
                out.printf("%-42s %s%n", row.contender().title(), row.failure());
            } else {
                double ratio = ratio(row.contender(), base);
                double bytes = row.median(Fork.Sample::bytes);
                out.printf(
                        "%-42s %9.2f %7.2f %8.1f  %s%n",
                        row.contender().title(), row.median(Fork.Sample::nanos), ratio, bytes, last.proof());
            }
        }
    }

    /** Against the same call without an agent, for calls that have no floor. */
    void printMore(PrintStream out) {
        out.printf("%n%-42s %9s %7s %8s  %s%n", title, "ns", "more", "B more", "seen by");
        for (Row<Fork.Sample> row : rows) {
            Fork.Sample last = row.last();
            if (last == null) {
                out.printf("%-42s %s%n", row.contender().title(), row.failure());
            } else {
                double nanos = row.median(Fork.Sample::nanos);
                double more = more(row.contender());
                double bytes = bytesMore(row.contender());
                out.printf(
                        "%-42s %9.0f %+7.0f %+8.0f  %s%n", row.contender().title(), nanos, more, bytes, last.proof());
            }
        }
    }

    /** Nanoseconds by call; NaN where it was not measured. */
    double nanos(Contender contender) {
        return median(contender, Fork.Sample::nanos);
    }

    /** Nanoseconds by call beyond those without an agent. */
    double more(Contender contender) {
        return nanos(contender) - nanos(Bare.NO_AGENT);
    }

    double bytesMore(Contender contender) {
        return median(contender, Fork.Sample::bytes) - median(Bare.NO_AGENT, Fork.Sample::bytes);
    }

    double ratio(Contender contender, CallTable base) {
        return (nanos(contender) - base.nanos(Bare.NO_AGENT)) / base.more(Bare.FLOOR);
    }

    private double median(Contender contender, ToDoubleFunction<Fork.Sample> figure) {
        return rows.stream()
                .filter(row -> row.contender().equals(contender))
                .findFirst()
                .map(row -> row.median(figure))
                .orElse(Double.NaN);
    }
}
