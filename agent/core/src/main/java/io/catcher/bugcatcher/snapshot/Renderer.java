package io.catcher.bugcatcher.snapshot;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies a value into a tree of Maps, Lists, Strings, Numbers and Booleans, by its type and without ever calling
 * {@code toString}, {@code equals}, {@code hashCode}, a getter or an iterator of the application. Thread-safe.
 */
public final class Renderer {

    private final Memory memory;

    // Not a Caffeine cache here: loading it asks for a System.Logger, which would make the application's LoggerFinder
    // on
    // one of the application's own threads (or in premain). A ClassValue goes with its class.
    private final ClassValue<Shape> shapes = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type, memory);
        }
    };

    public Renderer(Memory memory) {
        this.memory = memory;
    }

    /** A copy that holds nothing of the application's but Strings. */
    public @Nullable Object render(@Nullable Object value) {
        return node(value, new Walk());
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
        String told = JdkValues.text(value);
        return told != null ? Walk.shortened(told) : composite(value, walk);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    private @Nullable Object composite(Object value, Walk walk) {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "Optional.empty" : node(optional.get(), walk);
        }
        String refusal = walk.enter(value);
        if (refusal != null) {
            return refusal;
        }
        try {
            return inside(value, walk);
        } finally {
            walk.leave(value);
        }
    }

    private Object inside(Object value, Walk walk) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return Containers.array(value, walk, this);
        }
        if (JdkValues.isCollection(value)) {
            return Containers.collection(value, walk, this);
        }
        if (JdkValues.isMap(value)) {
            return Containers.map(value, walk, this);
        }
        if (JdkValues.isJdk(type) || Proxy.isProxyClass(type) || type.isHidden() || value instanceof Throwable) {
            return Walk.nameOf(type);
        }
        return Containers.object(value, shapes.get(type), walk, this, memory);
    }
}
