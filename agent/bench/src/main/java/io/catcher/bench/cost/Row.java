package io.catcher.bench.cost;

import io.catcher.bench.Median;
import io.catcher.bench.contender.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What one contender was measured with. Thread-safe: what is there can be printed while more is measured. */
final class Row<S> {

    private final Contender contender;
    private final List<S> samples = new ArrayList<>();
    private String failure = "";
    private boolean isUnproven;

    Row(Contender contender) {
        this.contender = contender;
    }

    Contender contender() {
        return contender;
    }

    synchronized void add(S sample) {
        samples.add(sample);
    }

    /** A fork that came to nothing; the others of this row stand. */
    synchronized String crashed(Exception why) {
        failure = "failed: " + String.valueOf(why.getMessage()).strip();
        return failure;
    }

    /** A fork without the agent: nothing of this row is shown, nor measured any more. */
    synchronized String unproven(Contender.Unproven why) {
        isUnproven = true;
        failure = "not verified: " + why.getMessage();
        return failure;
    }

    synchronized boolean isUnproven() {
        return isUnproven;
    }

    synchronized int forks() {
        return samples.size();
    }

    /** NaN when there is none. */
    synchronized double median(ToDoubleFunction<S> figure) {
        return samples.isEmpty() || isUnproven ? Double.NaN : Median.of(samples, figure);
    }

    /** Null when nothing may be shown. */
    synchronized @Nullable S last() {
        return samples.isEmpty() || isUnproven ? null : samples.get(samples.size() - 1);
    }

    /** Why there is no figure. */
    synchronized String failure() {
        return failure.isEmpty() ? "not measured" : failure;
    }
}
