package io.catcher.bench.cost;

import io.catcher.bench.contender.Contender;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Starts of fresh JVMs, interleaved; the first row is the one that the others are compared with. */
final class StartTable {

    private final String title;
    private final int classes;
    private final List<Row<StartUp.Sample>> rows;

    /** @param classes loaded by the application before the clock is read; 0: at the first line of main */
    StartTable(String title, int classes, List<? extends Contender> contenders) {
        this.title = title;
        this.classes = classes;
        this.rows = contenders.stream()
                .map(contender -> new Row<StartUp.Sample>(contender))
                .toList();
    }

    String title() {
        return title;
    }

    void round(StartUp start, Random order, Csv csv, Deadline deadline) throws IOException, InterruptedException {
        List<Row<StartUp.Sample>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, order);
        for (Row<StartUp.Sample> row : shuffled) {
            if (!row.isUnproven() && !deadline.isOver()) {
                measure(row, start, csv);
            }
        }
    }

    private void measure(Row<StartUp.Sample> row, StartUp start, Csv csv) throws IOException, InterruptedException {
        String name = row.contender().title();
        try {
            StartUp.Sample sample = start.run(row.contender(), classes);
            row.add(sample);
            csv.figure(start.jdk(), title, name, row.forks(), "ms", millis(sample));
            csv.figure(start.jdk(), title, name, row.forks(), "cpu_ms", sample.cpu());
            csv.figure(start.jdk(), title, name, row.forks(), "resident_mb", sample.megabytes());
        } catch (Contender.Unproven e) {
            csv.failure(start.jdk(), title, name, row.forks() + 1, row.unproven(e));
        } catch (IOException | RuntimeException e) {
            csv.failure(start.jdk(), title, name, row.forks() + 1, row.crashed(e));
        }
    }

    private double millis(StartUp.Sample sample) {
        return classes == 0 ? sample.main() : sample.loaded();
    }

    void print(PrintStream out) {
        out.printf("%n%-42s %9s %7s %8s %7s %7s  %s%n", title, "ms", "more", "CPU ms", "MB", "more", "seen by");
        for (Row<StartUp.Sample> row : rows) {
            StartUp.Sample last = row.last();
            if (last == null) {
                out.printf("%-42s %s%n", row.contender().title(), row.failure());
            } else {
                out.printf(
                        "%-42s %9.0f %+7.0f %8.0f %7.0f %+7.0f  %s%n",
                        row.contender().title(),
                        row.median(this::millis),
                        millisMore(row.contender()),
                        row.median(StartUp.Sample::cpu),
                        row.median(StartUp.Sample::megabytes),
                        megabytesMore(row.contender()),
                        last.proof());
            }
        }
    }

    double millisMore(Contender contender) {
        return more(contender, this::millis);
    }

    double megabytesMore(Contender contender) {
        return more(contender, StartUp.Sample::megabytes);
    }

    private double more(Contender contender, ToDoubleFunction<StartUp.Sample> figure) {
        double bare = rows.get(0).median(figure);
        return rows.stream()
                .filter(row -> row.contender().equals(contender))
                .findFirst()
                .map(row -> row.median(figure) - bare)
                .orElse(Double.NaN);
    }
}
