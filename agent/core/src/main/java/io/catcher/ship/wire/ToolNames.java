package io.catcher.ship.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds the label {@code tool_name} to 50 values a JVM, and all labels to 200 streams: of these Loki has room for 5,000, and a
 * method is in one for each job and severity.
 */
final class ToolNames {

    private static final int MOST = 50;
    private static final String OTHER = "other";

    /** Ten are left for what has no method, and for {@code other}. */
    private static final int MOST_STREAMS = 190;

    private final Set<String> seen = new HashSet<>();
    private final Set<Map<String, String>> streams = new HashSet<>();

    /** @param others the other labels of its stream */
    String fold(String toolName, Map<String, String> others) {
        if (seen.size() < MOST) {
            seen.add(toolName);
        }
        return seen.contains(toolName) && hasRoom(toolName, others) ? toolName : OTHER;
    }

    private boolean hasRoom(String toolName, Map<String, String> others) {
        Map<String, String> stream = new HashMap<>(others);
        stream.put("tool_name", toolName);
        if (streams.size() < MOST_STREAMS) {
            streams.add(stream);
        }
        return streams.contains(stream);
    }
}
