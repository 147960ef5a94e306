package io.catcher.redact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value that was taken out of an event, never the value itself.
 *
 * @param path where it was, {@code args[0].value.card}
 * @param rule what found it, {@code key:api_key}
 */
record Redaction(String path, String rule) {

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", path);
        tree.put("rule", rule);
        return tree;
    }
}
