package io.catcher.redact;

import io.catcher.redact.text.Decoded;
import io.catcher.redact.text.Echoes;
import io.catcher.redact.text.JsonStrings;
import io.catcher.redact.text.Mark;
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

    private static final String OF_KEY = "key:";
    private static final String NAME = "_name";
    private static final Set<String> OF_PEOPLE =
            Set.of("key:user", "key:login", "key:address", "key:addresses", "key:addr", "key:mail");

    private static final int DEEPEST = 3;

    /** A longer one is a text with more than the secret in it. */
    private static final int LONGEST = 512;

    /** Each is one search through each text. */
    private static final int MOST = 16;

    private final Map<String, String> rules = new LinkedHashMap<>();

    /** The value was hidden by that rule, with all that is in it. */
    void note(@Nullable Object value, String rule, int depth) {
        if (value instanceof String text) {
            note(text, rule);
        } else if (value instanceof List<?> list && depth < DEEPEST) {
            list.forEach(item -> note(item, rule, depth + 1));
        } else if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            map.values().forEach(item -> note(item, rule, depth + 1));
        }
    }

    private void note(String text, String rule) {
        if (rules.size() < MOST && text.length() <= LONGEST && Echoes.isTelling(text, 0, text.length())) {
            rules.putIfAbsent(text, rule);
        }
    }

    /**
     * These words of a text were hidden by that rule: what a name says of them holds elsewhere, too. Not so the names of
     * accounts and places, which may be names of the program.
     */
    void noteNamed(Texts.Taken taken) {
        String rule = taken.rule();
        if (rule.startsWith(OF_KEY) && !OF_PEOPLE.contains(rule) && !rule.endsWith(NAME)) {
            note(taken.words(), rule);
            Decoded decoded = Decoded.of(taken.words());
            if (decoded != null) {
                note(decoded.plain().toString(), rule);
            }
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
