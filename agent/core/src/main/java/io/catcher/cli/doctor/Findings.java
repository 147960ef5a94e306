package io.catcher.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found so far, in order. Used by one thread. */
final class Findings {

    /** How it went. */
    enum State {
        OK,
        WARN,
        FAIL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One step.
     *
     * @param todo what to do about it; empty = nothing
     */
    record Finding(String step, State state, String what, String todo) {}

    private final List<Finding> all = new ArrayList<>();

    void ok(String step, String what) {
        all.add(new Finding(step, State.OK, what, ""));
    }

    void warn(String step, String what, String todo) {
        all.add(new Finding(step, State.WARN, what, todo));
    }

    void fail(String step, String what, String todo) {
        all.add(new Finding(step, State.FAIL, what, todo));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    boolean anyFailed() {
        return all.stream().anyMatch(finding -> finding.state() == State.FAIL);
    }

    long count(State state) {
        return all.stream().filter(finding -> finding.state() == state).count();
    }
}
