package io.catcher.bugcatcher.diagnosis;

import io.catcher.config.ErrorRule;
import java.util.Map;
import java.util.Set;

/**
 * Whether a cause says more exactly what failed than the exception around it. A library names its exceptions after what it
 * was doing, such as decoding or logging somebody in, and does so too where the network or a pool below it failed.
 */
final class Precedence {

    private static final Set<String> OUTSIDE = Set.of("E200", "E201", "E202", "E203", "E401", "E302", "F002");

    /**
     * By the code of the outer one, the codes of causes that say more. What is not in here says enough itself: a timeout, a
     * lock, a broken constraint, whatever a user has written down.
     */
    private static final Map<String, Set<String>> MORE_EXACT = Map.ofEntries(
            Map.entry(
                    "E200",
                    Set.of("E201", "E202", "E203", "E401", "E302", "F002", "E301", "E303", "E402", "E501", "E102")),
            Map.entry("E203", Set.of("E200", "E201", "E202", "E204", "E501", "F002")),
            Map.entry("E401", Set.of("E200", "E201", "E202", "E204", "F002")),
            Map.entry("E202", Set.of("E200", "E203", "E401", "E501")),
            Map.entry(
                    "E204",
                    Set.of(
                            "E200", "E201", "E202", "E203", "E401", "E302", "F002", "E301", "E303", "E300", "E402",
                            "E403", "E501", "E102")),
            Map.entry("E300", Set.of("E200", "E201", "E202", "E203", "E401", "E302", "F002", "E301", "E402", "E501")),
            Map.entry("E303", OUTSIDE),
            Map.entry("E403", OUTSIDE),
            Map.entry("E501", OUTSIDE),
            Map.entry("E102", Set.of("E200", "E201", "E202", "E203", "E401", "E302", "F002", "E501")));

    private Precedence() {}

    /** @param cause of the outer one, not general itself */
    static boolean saysMore(ErrorRule cause, ErrorRule outer) {
        return !cause.general()
                && MORE_EXACT.getOrDefault(outer.code(), Set.of()).contains(cause.code());
    }

    /** @param told by the message of a failure that was found to be the other one: the syntax error of a store is no text to parse */
    static boolean tellsMore(ErrorRule told, ErrorRule found) {
        boolean ofStatement = told.code().equals("E300") && found.code().equals("E403");
        return (found.general() && !ofStatement) || saysMore(told, found);
    }

    /** Both say little: that a file could not be read is more than that a call was not expected. */
    static boolean saysMoreOfItself(ErrorRule cause, ErrorRule outer) {
        return outer.code().equals("E303") && !cause.category().equals("contract");
    }
}
