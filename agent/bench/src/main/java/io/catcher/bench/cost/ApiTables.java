package io.catcher.bench.cost;

import io.catcher.bench.contender.Bare;
import io.catcher.bench.contender.Ours;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;

/** What code that knows of the agent costs: the api with and without it, and own interceptors. */
final class ApiTables implements Measured {

    private final CallTable leaf =
            new CallTable("leaf call, one thread", "outermost", 1, List.of(Bare.NO_AGENT, Bare.FLOOR, Ours.BOTH));
    private final CallTable stepped =
            new CallTable("the same in a step of the api", "stepped", 1, List.of(Bare.NO_AGENT, Ours.BOTH));
    private final CallTable own = new CallTable("leaf call, with interceptors", "outermost", 1, Ours.INTERCEPTED);

    @Override
    public void measure(Fork fork, StartUp start, Csv csv, Deadline deadline) throws IOException {
        Random order = new Random();
        for (int round = 1; round <= fork.pace().rounds(); round++) {
            for (CallTable table : List.of(leaf, stepped, own)) {
                table.round(fork, order, csv, deadline);
            }
        }
    }

    @Override
    public void print(PrintStream out) {
        List.of(leaf, stepped, own).forEach(table -> table.print(out, leaf));
    }
}
