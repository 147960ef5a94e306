package io.catcher.cli;

import io.catcher.event.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines as the agent writes them. */
final class JournalLines {

    private JournalLines() {}

    static String failure(int seq, Instant ts, String tool, String message) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", 1);
        tree.put("event_id", "id-" + seq);
        tree.put("seq", seq);
        tree.put("ts", ts.toString());
        tree.put("kind", "exception");
        tree.put("job", "shop_bugcatcher");
        tree.put("severity", "error");
        tree.put("service", Map.of("name", "shop", "env", "test", "instance", "gone:7:8"));
        tree.put("tool_name", tool);
        tree.put("method", "void com.acme." + tool + "(int)");
        tree.put("fingerprint", "f" + seq);
        tree.put("exception", Map.of("type", "java.lang.IllegalStateException", "message", message));
        tree.put("args", List.of(Map.of("name", "quantity", "type", "int", "value", 3)));
        return Json.write(tree) + "\n";
    }
}
