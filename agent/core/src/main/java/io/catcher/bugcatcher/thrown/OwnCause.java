package io.catcher.bugcatcher.thrown;

import io.catcher.bugcatcher.snapshot.Memory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a Throwable whose class keeps it in a field of its own and overrides {@code getCause()}, as those do that are
 * older than {@code Throwable}'s: RMI's {@code RemoteException}, JNDI's {@code NamingException}, SAX, mail, the reflection
 * of methods. {@code getCause()} is not called: it may be the application's code. Thread-safe.
 */
final class OwnCause {

    private static final long NONE = -1;

    private static final Memory MEMORY = Memory.open();

    private static final ClassValue<Long> PLACES = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            return place(type);
        }
    };

    private OwnCause() {}

    /** Null where it keeps none. */
    static @Nullable Throwable of(Throwable thrown) {
        try {
            long place = PLACES.get(thrown.getClass());
            return place == NONE ? null : (Throwable) MEMORY.reference(thrown, place);
        } catch (Throwable unreadable) {
            return null; // or no memory is left for a class that is met for the first time
        }
    }

    /** The nearest class that says by itself what the cause is knows where it is; others keep Throwables for other reasons. */
    private static long place(Class<?> of) {
        boolean says = false;
        for (Class<?> type = of; type != null && type != Throwable.class; type = type.getSuperclass()) {
            says = says || saysItself(type);
            Field field = says ? cause(type) : null;
            if (field != null) {
                return offset(field);
            }
        }
        return NONE;
    }

    private static boolean saysItself(Class<?> type) {
        try {
            return type.getDeclaredMethod("getCause").getParameterCount() == 0;
        } catch (NoSuchMethodException | LinkageError | TypeNotPresentException no) {
            return false;
        }
    }

    private static @Nullable Field cause(Class<?> type) {
        try {
            for (Field field : type.getDeclaredFields()) {
                if (Throwable.class.isAssignableFrom(field.getType()) && !Modifier.isStatic(field.getModifiers())) {
                    return field;
                }
            }
        } catch (LinkageError | TypeNotPresentException missing) {
            return null; // the type of a field
        }
        return null;
    }

    private static long offset(Field field) {
        try {
            return MEMORY.offset(field);
        } catch (Throwable refused) {
            return NONE;
        }
    }
}
