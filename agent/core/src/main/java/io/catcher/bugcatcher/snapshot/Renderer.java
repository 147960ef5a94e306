package io.catcher.bugcatcher.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Copies a value into a tree of Maps, Lists, Strings, Numbers and Booleans, by its type and without ever calling
 * {@code toString}, {@code equals}, {@code hashCode}, a getter or an iterator of the application. Thread-safe.
 */
public final class Renderer {

    private static final String NO_STACK = "(not read: the stack is nearly full)";

    private final Memory memory;
    private final Collected collected;
    private final Named named;

    // Not a Caffeine cache: this is asked on the application's thread, and a ClassValue goes with its class.
    private final ClassValue<Shape> shapes = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type, memory);
        }
    };

    public Renderer(Memory memory) {
        this.memory = memory;
        this.collected = new Collected(memory);
        this.named = new Named(memory);
    }

    /** A copy that holds nothing of the application's but Strings. */
    public @Nullable Object render(@Nullable Object value) {
        return render("value", value, new Walk());
    }

    /** The same as one of several values of a frame: what they share is shown once. */
    public @Nullable Object render(String name, @Nullable Object value, Walk walk) {
        walk.at(name);
        try {
            return node(value, walk);
        } catch (StackOverflowError deep) {
            // The application had used up nearly all of it: that must not cost the event what else it has to say.
            walk.restart();
            return NO_STACK;
        }
    }

    @Nullable
    Object node(@Nullable Object value, Walk walk) {
        if (value instanceof String text) {
            return Walk.shortened(text);
        }
        if (value == null || value instanceof Boolean || isNumber(value)) {
            return value;
        }
        if (value instanceof Character letter) {
            return letter.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "Optional.empty" : held(optional.get(), value, walk);
        }
        if (value.getClass() == AtomicReference.class) {
            Object held = collected.held(value);
            return held == null ? Walk.nameOf(AtomicReference.class) : held(held, value, walk);
        }
        String told = told(value);
        return told != null ? told : composite(collected.unwrapped(value), value, walk);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    private static @Nullable String told(Object value) {
        try {
            return JdkValues.text(value);
        } catch (RuntimeException changedWhileItWasRead) {
            return Walk.nameOf(value.getClass());
        }
    }

    /** What holds one value is shown as that value, and is no level of its own. */
    private @Nullable Object held(Object inner, Object holder, Walk walk) {
        String refusal = walk.through(holder);
        if (refusal != null) {
            return refusal;
        }
        try {
            return node(inner, walk);
        } finally {
            walk.back();
        }
    }

    private @Nullable Object composite(Object inner, Object value, Walk walk) {
        if (inner != value && !(inner instanceof Collection || inner instanceof Map)) {
            return held(inner, value, walk);
        }
        String refusal = walk.enter(inner);
        if (refusal != null) {
            return refusal;
        }
        boolean full = false;
        try {
            Object copy = inside(inner, walk);
            full = !isEmpty(copy);
            return copy;
        } finally {
            walk.leave(inner, full);
        }
    }

    private static boolean isEmpty(Object copy) {
        return copy instanceof String
                || (copy instanceof List<?> list && list.isEmpty())
                || (copy instanceof Map<?, ?> map && map.isEmpty());
    }

    private Object inside(Object value, Walk walk) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return Containers.array(value, walk, this);
        }
        Collection<?> collection = collected.collection(value);
        if (collection != null) {
            return Containers.collection(collection, walk, this);
        }
        Map<?, ?> map = Collected.map(value);
        if (map != null) {
            return Containers.map(map, walk, this);
        }
        Map.Entry<?, ?> entry = Collected.entry(value);
        if (entry != null) {
            return Containers.entry(entry, walk, this);
        }
        String name = named.of(value);
        return name != null ? name : Containers.object(value, shapes.get(type), walk, this, memory);
    }
}
