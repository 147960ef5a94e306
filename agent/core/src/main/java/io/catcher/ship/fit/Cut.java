package io.catcher.ship.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way to make an event shorter. Each part is cut gently first. Causes and steps are cut harder only where they take
 * more than their share, so that fifty causes do not cost the arguments.
 *
 * @param name what the reader is told
 */
record Cut(String name, UnaryOperator<Map<String, @Nullable Object>> how) {

    private static final int SHARE_OF_CAUSES = 16 * 1024;
    private static final int SHARE_OF_REQUEST = 8 * 1024;
    private static final int STEPS = 10;
    private static final int FRAMES = 64;
    private static final int ANY = Integer.MAX_VALUE;

    static final List<Cut> IN_ORDER = List.of(
            causes(new Causes(8, ANY, ANY), 0),
            causes(new Causes(2, ANY, 1_024), SHARE_OF_CAUSES),
            causes(new Causes(2, 5, 512), SHARE_OF_CAUSES),
            causes(new Causes(1, 2, 256), SHARE_OF_CAUSES),
            new Cut("steps", Cut::fewSteps),
            steps(new Trim(64, 5, 3)),
            steps(new Trim(64, 1, 0)),
            // The innermost method's arguments stand twice; those further out say least of the failure.
            new Cut("args", Cut::argsOnce),
            path(new Trim(128, 10, 3)),
            path(new Trim(64, 5, 3)),
            path(new Trim(32, 1, 0)),
            args(new Trim(256, 10, 3)),
            args(new Trim(128, 10, 3)),
            args(new Trim(64, 5, 3)),
            new Cut("frames", Cut::frames),
            texts(4_096, 64),
            args(new Trim(32, 1, 0)),
            texts(1_024, 32),
            texts(256, 32));

    private static Cut causes(Causes causes, int share) {
        return new Cut(
                "causes",
                event -> in(event, "exception", thrown -> causes.size(thrown) > share ? causes.of(thrown) : thrown));
    }

    private static Cut steps(Trim trim) {
        return new Cut(
                "steps",
                event -> LineFitter.size(event.get("request")) <= SHARE_OF_REQUEST
                        ? event
                        : in(event, "request", request -> each(request, "steps", step -> values(step, trim))));
    }

    private static Cut path(Trim trim) {
        return new Cut("args", event -> each(event, "path", step -> values(step, trim)));
    }

    private static Cut args(Trim trim) {
        return new Cut("args", event -> values(event, trim));
    }

    private static Cut texts(int bytes, int items) {
        return new Cut("texts", event -> texts(event, new Trim(bytes, items, ANY)));
    }

    /** The values of the arguments, and what came back. */
    private static Map<String, @Nullable Object> values(Map<String, @Nullable Object> call, Trim trim) {
        Map<String, @Nullable Object> shorter = each(call, "args", arg -> replaced(arg, "value", trim::of));
        return call.containsKey("output") ? replaced(shorter, "output", trim::of) : shorter;
    }

    private static Map<String, @Nullable Object> argsOnce(Map<String, @Nullable Object> event) {
        Object args = event.get("args");
        if (args == null || !(event.get("path") instanceof List<?> path) || path.isEmpty()) {
            return event;
        }
        Object innermost = path.get(0);
        return each(event, "path", step -> {
            Map<String, @Nullable Object> shorter = new LinkedHashMap<>(step);
            if (step == innermost) {
                shorter.remove("args", args);
            }
            return shorter;
        });
    }

    private static Map<String, @Nullable Object> fewSteps(Map<String, @Nullable Object> event) {
        return in(event, "request", request -> {
            if (!(request.get("steps") instanceof List<?> steps) || steps.size() <= STEPS) {
                return request;
            }
            int before = request.get("steps_left_out") instanceof Number number ? number.intValue() : 0;
            Map<String, @Nullable Object> shorter = new LinkedHashMap<>(request);
            shorter.put("steps", steps.subList(steps.size() - STEPS, steps.size()));
            shorter.put("steps_left_out", before + steps.size() - STEPS);
            return shorter;
        });
    }

    /** Wherever frames are, but in what the application gave. */
    private static Map<String, @Nullable Object> frames(Map<?, ?> map) {
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean given = name.equals("args") || name.equals("context") || name.equals("details");
            shorter.put(name, given ? value : framesOf(value, name));
        });
        return shorter;
    }

    private static @Nullable Object framesOf(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> inner) {
            return frames(inner);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<@Nullable Object> items = new ArrayList<>();
        (name.equals("frames") ? Trim.head(list, FRAMES) : list).forEach(item -> items.add(framesOf(item, "")));
        return items;
    }

    private static Map<String, @Nullable Object> texts(Map<String, @Nullable Object> event, Trim trim) {
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
        event.forEach((name, value) -> shorter.put(
                name,
                trim.of(name.equals("exception") && value instanceof Map<?, ?> thrown ? rooted(thrown, trim) : value)));
        return shorter;
    }

    /** With the last of its causes, even where they are many. */
    private static Map<String, @Nullable Object> rooted(Map<?, ?> thrown, Trim trim) {
        return replaced(
                tree(thrown),
                "causes",
                causes -> causes instanceof List<?> list ? Trim.ends(list, (trim.items() - 1) / 2) : causes);
    }

    static Map<String, @Nullable Object> in(
            Map<String, @Nullable Object> tree, String name, UnaryOperator<Map<String, @Nullable Object>> how) {
        return tree.get(name) instanceof Map<?, ?> inner ? replaced(tree, name, same -> how.apply(tree(inner))) : tree;
    }

    static Map<String, @Nullable Object> each(
            Map<String, @Nullable Object> tree, String name, UnaryOperator<Map<String, @Nullable Object>> how) {
        if (!(tree.get(name) instanceof List<?> list)) {
            return tree;
        }
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(item instanceof Map<?, ?> map ? how.apply(tree(map)) : item));
        return replaced(tree, name, same -> items);
    }

    /** As it was where it has no such part. */
    static Map<String, @Nullable Object> replaced(
            Map<String, @Nullable Object> tree, String name, Function<@Nullable Object, @Nullable Object> how) {
        if (!tree.containsKey(name)) {
            return tree;
        }
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>(tree);
        shorter.put(name, how.apply(tree.get(name)));
        return shorter;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> tree(Map<?, ?> map) {
        // Every key of an event's tree is a text.
        return (Map<String, @Nullable Object>) map;
    }
}
