package io.catcher.redact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one part of an event hides by its name, and another part shows without one: the arguments of a proxy that a framework
 * made have no names, and an interceptor is handed all of them in one list. Not thread-safe.
 */
final class Copies {

    /** Of the schema, and hardly of an application: what stands there are names of the program, whatever a secret looks like. */
    private static final Set<String> NAMES = Set.of("tool_name", "entry", "parent_entry", "@type", "frames", "service");

    /** Each is one search through each text. */
    private static final int MOST = 16;

    private final Map<String, String> rules = new LinkedHashMap<>();

    /** The value was hidden by that rule. */
    void note(Object value, String rule) {
        if (value instanceof String text && rules.size() < MOST && Echoes.isTelling(text, 0, text.length())) {
            rules.putIfAbsent(text, rule);
        }
    }

    /** The clean tree without them; each is added to {@code redactions}. */
    Map<String, @Nullable Object> hide(Map<String, @Nullable Object> clean, Mark mark, List<Redaction> redactions) {
        return rules.isEmpty() ? clean : new Pass(mark, redactions).map(clean, "");
    }

    private final class Pass {

        private final Mark mark;
        private final List<Redaction> redactions;

        Pass(Mark mark, List<Redaction> redactions) {
            this.mark = mark;
            this.redactions = redactions;
        }

        Map<String, @Nullable Object> map(Map<?, ?> node, String path) {
            Map<String, @Nullable Object> hidden = new LinkedHashMap<>();
            node.forEach((key, value) -> {
                String name = String.valueOf(key);
                boolean own = NAMES.contains(name) || (value instanceof String text && JsonStrings.isOwn(name, text));
                hidden.put(name, own ? value : item(value, path.isEmpty() ? name : path + "." + name));
            });
            return hidden;
        }

        private @Nullable Object item(@Nullable Object value, String path) {
            if (value instanceof Map<?, ?> map) {
                return map(map, path);
            }
            if (value instanceof List<?> list) {
                List<@Nullable Object> hidden = new ArrayList<>(list.size());
                for (int i = 0; i < list.size(); i++) {
                    hidden.add(item(list.get(i), path + "[" + i + "]"));
                }
                return hidden;
            }
            return value instanceof String text ? text(text, path) : value;
        }

        private String text(String text, String path) {
            String hidden = text;
            for (Map.Entry<String, String> copy : rules.entrySet()) {
                if (hidden.contains(copy.getKey())) {
                    hidden = hidden.replace(copy.getKey(), mark.of(copy.getKey()));
                    redactions.add(new Redaction(path, copy.getValue()));
                }
            }
            return hidden;
        }
    }
}
