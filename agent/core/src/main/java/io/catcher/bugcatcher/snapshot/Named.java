package io.catcher.bugcatcher.snapshot;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What is told by its name alone: proxies, lambdas, Throwables, and whatever of the JDK is not known to be safe. */
final class Named {

    private static final long UNKNOWN = -2;

    private final Memory memory;

    /** Where a Throwable keeps its message, found out with the first one. */
    private volatile long message = UNKNOWN;

    Named(Memory memory) {
        this.memory = memory;
    }

    /** Null for what has fields to show. */
    @Nullable
    String of(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof Throwable thrown) {
            return throwable(thrown);
        }
        if (Proxy.isProxyClass(type)) {
            Class<?>[] interfaces = type.getInterfaces();
            return "proxy of " + (interfaces.length == 0 ? "nothing" : Walk.nameOf(interfaces[0]));
        }
        if (isGenerated(type)) {
            return "proxy of " + Walk.nameOf(proxied(type));
        }
        return JdkValues.isJdk(type) || type.isHidden() ? Walk.nameOf(type) : null;
    }

    /** Whether objects of this class have fields to show. */
    static boolean isPlain(Class<?> type) {
        return !JdkValues.isJdk(type)
                && !type.isHidden()
                && !Proxy.isProxyClass(type)
                && !isGenerated(type)
                && !Throwable.class.isAssignableFrom(type)
                && !Thread.class.isAssignableFrom(type);
    }

    /** CGLIB's, Spring's and Hibernate's subclasses: their own fields are plumbing, the inherited ones all null. */
    private static boolean isGenerated(Class<?> type) {
        String name = type.getName();
        return !type.isHidden()
                && (name.contains("CGLIB$$") || name.contains("$HibernateProxy$") || name.contains("_$$_jvst"));
    }

    private static Class<?> proxied(Class<?> type) {
        Class<?> real = type;
        while (isGenerated(real) && real.getSuperclass() != null && real.getSuperclass() != Object.class) {
            real = real.getSuperclass();
        }
        return real;
    }

    /** Its class and the message that its constructor was given: {@code getMessage} may be the application's. */
    private String throwable(Throwable thrown) {
        String name = Walk.nameOf(thrown.getClass());
        try {
            if (message == UNKNOWN) {
                message = message(memory);
            }
            Object text = message < 0 ? null : memory.read(thrown, message, Object.class);
            return text instanceof String given ? name + ": " + Walk.shortened(given) : name;
        } catch (Throwable unreadable) {
            return name;
        }
    }

    private static long message(Memory memory) {
        try {
            return memory.offset(Throwable.class.getDeclaredField("detailMessage"));
        } catch (Throwable anotherJdk) {
            return -1;
        }
    }
}
