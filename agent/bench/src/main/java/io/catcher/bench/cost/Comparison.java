package io.catcher.bench.cost;

import io.catcher.bench.contender.Bare;
import io.catcher.bench.contender.Contender;
import io.catcher.bench.contender.Handing;
import io.catcher.bench.contender.Ours;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All contenders on one JDK: what is measured, in which order, and what is printed of it. */
final class Comparison implements Measured {

    private static final int STARTS_A_ROUND = 3;

    private final Options options;
    private final Jdk jdk;
    private final CallTable leaf;
    private final CallTable recovered;
    private final CallTable nested;
    private final CallTable deep;
    private final CallTable leafByTwo;
    private final CallTable nestedByTwo;
    private final CallTable failing;
    private final List<CallTable> handing;
    private final StartTable starts;
    private final StartTable manyStarts;

    Comparison(Options options, Jdk jdk, List<Contender> peers) {
        this.options = options;
        this.jdk = jdk;
        List<Contender> ours = and(List.of(Bare.NO_AGENT, Bare.FLOOR), Ours.CALLED);
        List<Contender> all = and(ours, peers);
        List<Contender> byTwo = and(List.of(Bare.NO_AGENT), Ours.CALLED);
        leaf = new CallTable("leaf call, opens a request, one thread", "outermost", 1, all);
        recovered = new CallTable("leaf call of a method that has failed", "recovered", 1, ours);
        nested = new CallTable("nested call, 2 deep, one thread", "nested", 1, all);
        deep = new CallTable("nested call, 10 deep, one thread", "deep", 1, all);
        leafByTwo = new CallTable("leaf call, opens a request, two threads", "outermost", 2, and(byTwo, peers));
        nestedByTwo = new CallTable("nested call, 2 deep, two threads", "nested", 2, byTwo);
        failing = new CallTable(
                "failing call, one thread",
                "failing",
                1,
                and(List.of(Bare.NO_AGENT, Bare.FLOOR, Ours.OVER_LIMIT, Ours.CAPTURED), peers));
        handing = handing(jdk);
        starts = new StartTable(
                "start-up, time to main", 0, and(List.of(Bare.NO_AGENT, Ours.NONE_WOVEN, Ours.ONE_WOVEN), peers));
        manyStarts = new StartTable(
                "start-up, until 500 classes are loaded",
                ManyClasses.COUNT,
                List.of(Bare.NO_AGENT, Ours.NONE_WOVEN, Ours.MANY_WOVEN));
    }

    private static List<CallTable> handing(Jdk jdk) {
        List<Contender> contenders = and(List.of(Bare.NO_AGENT), List.of(Handing.values()));
        CallTable pooled = new CallTable("propagation, ThreadPoolExecutor.execute", "pooled", 1, contenders);
        CallTable future = new CallTable("propagation, CompletableFuture.runAsync", "future", 1, contenders);
        CallTable virtual = new CallTable("propagation, Thread.startVirtualThread", "virtual", 1, contenders);
        return jdk.feature() < 21 ? List.of(pooled, future) : List.of(pooled, future, virtual);
    }

    private static List<Contender> and(List<? extends Contender> some, List<? extends Contender> more) {
        List<Contender> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @Override
    public void measure(Fork fork, StartUp start, Csv csv, Deadline deadline) throws IOException, InterruptedException {
        Random order = new Random();
        int startRounds = 0;
        for (int round = 1; round <= options.pace().rounds(); round++) {
            for (CallTable table : calls()) {
                System.err.printf(
                        "JDK %s, round %d of %d: %s%n",
                        jdk.version(), round, options.pace().rounds(), table.title());
                table.round(fork, order, csv, deadline);
            }
            for (int i = 0; i < STARTS_A_ROUND && startRounds++ < options.pace().starts(); i++) {
                for (StartTable table : starts()) {
                    table.round(start, order, csv, deadline);
                }
            }
        }
    }

    private List<CallTable> calls() {
        List<CallTable> all = new ArrayList<>(List.of(leaf, recovered, nested, deep, leafByTwo, nestedByTwo, failing));
        all.addAll(handing);
        return all.stream().filter(table -> options.wants(table.title())).toList();
    }

    private List<StartTable> starts() {
        return List.of(starts, manyStarts).stream()
                .filter(table -> options.wants(table.title()))
                .toList();
    }

    @Override
    public void print(PrintStream out) {
        for (CallTable table : calls()) {
            if (table == failing || handing.contains(table)) {
                table.printMore(out);
            } else {
                table.print(out, base(table));
            }
        }
        starts().forEach(table -> table.print(out));
        Targets targets = new Targets(out);
        targets.calls(leaf, nested);
        targets.twoThreads(nestedByTwo, nested);
        targets.failing(failing);
        targets.starts(starts);
        targets.jar(jarMegabytes());
    }

    /** The floor's add is a shared write: with two threads it is no floor, so one thread's is taken. */
    private CallTable base(CallTable table) {
        if (table == recovered || table == leafByTwo) {
            return leaf;
        }
        return table == nestedByTwo ? nested : table;
    }

    private double jarMegabytes() {
        try {
            return Files.size(options.jars().agent()) / 1e6;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
