package io.catcher.redact;

import io.catcher.redact.assign.Endpoint;
import io.catcher.redact.key.KeyNames;
import io.catcher.redact.key.Owner;
import io.catcher.redact.rule.token.Randomness;
import io.catcher.redact.text.JsonStrings;
import io.catcher.redact.text.Mark;
import io.catcher.redact.text.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event's way through the rules. Our own keys ({@code tool_name}, {@code service.name}) are never judged; names that
 * come from the application are: those of arguments, and every key inside a value that we captured.
 */
final class Walk {

    /** Keys of the schema whose value came from the application, or from its configuration. */
    private static final Set<String> FOREIGN = Set.of("details", "output", "value");

    /** Deeper than any capture goes: a deeper tree is not walked, it goes. */
    private static final int DEEPEST = 64;

    /** From here on a number has as many digits as a card's. */
    private static final long LONG_NUMBER = 100_000_000_000L;

    /** From here on it is rather the half of a UUID or a hash: one in ten has a right check digit, and most cards have 16. */
    private static final long LONGER_NUMBER = 10_000_000_000_000_000L;

    /** Whose a value is: the schema's, the application's, or the application's under a name that may be a secret's. */
    private enum Whose {
        OURS,
        FOREIGN,
        LOOSE
    }

    private final KeyNames keys;
    private final Texts texts;
    private final Mark mark;
    private final List<Redaction> redactions = new ArrayList<>();
    private final Copies copies = new Copies();

    Walk(KeyNames keys, Texts texts, Mark mark) {
        this.keys = keys;
        this.texts = texts;
        this.mark = mark;
    }

    List<Redaction> redactions() {
        return redactions;
    }

    Map<String, @Nullable Object> event(Map<String, @Nullable Object> event) {
        return copies.hide(ours(event, "", 0), mark, redactions);
    }

    private Map<String, @Nullable Object> ours(Map<?, ?> node, String path, int depth) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        node.forEach((key, value) -> {
            String name = String.valueOf(key);
            String at = path.isEmpty() ? name : path + "." + name;
            clean.put(name, guarded(at, value, () -> child(node, name, value, at, depth)));
        });
        return clean;
    }

    private @Nullable Object child(Map<?, ?> holder, String name, @Nullable Object value, String path, int depth) {
        if (!FOREIGN.contains(name)) {
            boolean own = !(value instanceof Map)
                    && !(value instanceof List)
                    && JsonStrings.isOwn(name, String.valueOf(value));
            return own ? value : item(value, path, depth + 1, Whose.OURS);
        }
        // An argument {name, type, value} is one pair: its name governs its value.
        Object key = name.equals("value") ? holder.get("name") : null;
        return key == null
                ? item(value, path, depth + 1, Whose.FOREIGN)
                : underKey(key.toString(), value, path, depth + 1, Whose.FOREIGN);
    }

    private Map<String, @Nullable Object> foreign(Map<?, ?> node, String path, int depth, Whose whose) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        node.forEach((key, value) -> {
            String name = String.valueOf(key);
            String shown = key(name, path, clean);
            String at = path + "." + shown;
            clean.put(
                    shown,
                    guarded(at, value, () -> underKey(Owner.qualified(node, path, name), value, at, depth + 1, whose)));
        });
        return clean;
    }

    /** A key of a map is a text of the application too; two that are hidden must not become one. */
    private String key(String name, String path, Map<String, ?> siblings) {
        String shown;
        try {
            Texts.Clean clean = texts.clean(name, true);
            clean.rules().forEach(rule -> redactions.add(new Redaction(path, rule)));
            shown = clean.text();
        } catch (RuntimeException | StackOverflowError e) {
            redactions.add(new Redaction(path, "failed"));
            shown = Mark.PLAIN;
        }
        String unique = shown;
        for (int i = 2; siblings.containsKey(unique); i++) {
            unique = shown + " " + i;
        }
        return unique;
    }

    private @Nullable Object underKey(String key, @Nullable Object value, String path, int depth, Whose around) {
        String rule = value == null ? null : keys.rule(key);
        boolean place = rule != null && value instanceof String text && Endpoint.is(text, 0, text.length(), rule);
        if (rule != null && value != null && !place) {
            return hidden(rule, value, path, depth);
        }
        return item(value, path, depth, around == Whose.LOOSE || keys.isLoose(key) ? Whose.LOOSE : Whose.FOREIGN);
    }

    /** A value whose name hides it; of an object that has parts which are no secret, those stay. */
    private @Nullable Object hidden(String rule, Object value, String path, int depth) {
        if (value instanceof Map<?, ?> map && depth <= DEEPEST && Parts.anyStays(map, keys, rule)) {
            Map<String, @Nullable Object> clean = new LinkedHashMap<>();
            map.forEach((name, part) -> {
                String shown = key(String.valueOf(name), path, clean);
                String at = path + "." + shown;
                clean.put(shown, guarded(at, part, () -> part(rule, String.valueOf(name), part, at, depth + 1)));
            });
            return clean;
        }
        copies.note(value, rule, 0);
        return gone(path, rule, mark.of(value.toString()));
    }

    private @Nullable Object part(String rule, String name, @Nullable Object part, String path, int depth) {
        return part == null || name.equals("@type") || Parts.stays(name, part, keys, rule)
                ? item(part, path, depth, Whose.LOOSE)
                : hidden(rule, part, path, depth);
    }

    private @Nullable Object item(@Nullable Object value, String path, int depth, Whose whose) {
        if (depth > DEEPEST) {
            return gone(path, "too deep", Mark.PLAIN);
        }
        if (value instanceof Map<?, ?> map) {
            return whose == Whose.OURS ? ours(map, path, depth) : foreign(map, path, depth, whose);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                Object element = list.get(i);
                String at = path + "[" + i + "]";
                String key = whose == Whose.OURS ? PairOfArguments.key(list, i) : null;
                clean.add(guarded(
                        at,
                        element,
                        () -> key == null ? item(element, at, depth + 1, whose) : named(key, element, at, depth)));
            }
            return clean;
        }
        if (value instanceof String text) {
            return whose == Whose.LOOSE && Randomness.isDrawn(text, 0, text.length())
                    ? gone(path, "assignment", mark.of(text))
                    : text(text, path, whose != Whose.OURS);
        }
        return whose != Whose.OURS && value instanceof Long number && number >= LONG_NUMBER && number < LONGER_NUMBER
                ? number(number, path)
                : value;
    }

    /** An argument whose name another one says: {@code put("password", "…")}. */
    private @Nullable Object named(String key, @Nullable Object argument, String path, int depth) {
        if (!(argument instanceof Map<?, ?> map) || keys.rule(key) == null) {
            return item(argument, path, depth + 1, Whose.OURS);
        }
        Map<Object, @Nullable Object> renamed = new LinkedHashMap<>(map);
        renamed.put("name", key);
        Map<String, @Nullable Object> clean = ours(renamed, path, depth + 1);
        clean.put("name", map.get("name"));
        return clean;
    }

    private String text(String text, String path, boolean captured) {
        Texts.Clean clean = texts.clean(text, captured);
        clean.rules().forEach(rule -> redactions.add(new Redaction(path, rule)));
        clean.taken().forEach(copies::noteNamed);
        return clean.text();
    }

    private Object number(Long number, String path) {
        String text = number.toString();
        return text(text, path, true).equals(text) ? number : mark.of(text);
    }

    private @Nullable Object guarded(String path, @Nullable Object value, Judgement judgement) {
        try {
            return judgement.judge();
        } catch (RuntimeException | StackOverflowError e) {
            return value == null ? null : gone(path, "failed", Mark.PLAIN);
        }
    }

    private String gone(String path, String rule, String instead) {
        redactions.add(new Redaction(path, rule));
        return instead;
    }

    private interface Judgement {
        @Nullable
        Object judge();
    }
}
