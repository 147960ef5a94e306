package io.catcher.bugcatcher.flood;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Failures that are none, by a rule's {@code ignore}: a class with its subclasses ({@code java.io.IOException}), a class
 * with a message ({@code java.io.IOException: Broken pipe*}, {@code *: Broken pipe*}), or a code ({@code E201}); and
 * Throwables that are made to steer, everywhere.
 */
public final class Expected {

    private static final Set<String> CONTROL_FLOW = Set.of(
            "scala.util.control.ControlThrowable",
            "scala.runtime.NonLocalReturnControl",
            "kotlinx.coroutines.JobCancellationException",
            "kotlinx.coroutines.flow.internal.AbortFlowException",
            "kotlinx.coroutines.flow.internal.ChildCancelledException");

    private final List<String> ignore;

    public Expected(Collection<String> ignore) {
        this.ignore = List.copyOf(ignore);
    }

    /** Whether such a failure is expected, whatever it says. */
    public boolean always(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (CONTROL_FLOW.contains(type.getName()) || ignore.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** The messages and codes with which a failure of this class is expected. */
    public Expectation of(Class<?> type) {
        List<String> globs = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (String entry : ignore) {
            int colon = entry.indexOf(": ");
            if (entry.matches("[FEWI]\\d{3}")) {
                codes.add(entry);
            } else if (colon > 0 && isA(type, entry.substring(0, colon))) {
                globs.add(entry.substring(colon + 2));
            }
        }
        return globs.isEmpty() && codes.isEmpty() ? Expectation.NONE : new Expectation(globs, codes);
    }

    private static boolean isA(Class<?> of, String name) {
        for (Class<?> type = of; type != null; type = type.getSuperclass()) {
            if (name.equals("*") || name.equals(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
