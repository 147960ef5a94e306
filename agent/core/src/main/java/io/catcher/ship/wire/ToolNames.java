package io.catcher.ship.wire;

import java.util.HashSet;
import java.util.Set;

/** Holds the label {@code tool_name} to 50 values a JVM: each value is a stream, and Loki has room for 5,000. */
final class ToolNames {

    private static final int MOST = 50;
    private static final String OTHER = "other";

    private final Set<String> seen = new HashSet<>();

    String fold(String toolName) {
        if (seen.size() < MOST) {
            seen.add(toolName);
        }
        return seen.contains(toolName) ? toolName : OTHER;
    }
}
