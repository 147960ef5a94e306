package io.catcher.bugcatcher.thrown;

import io.catcher.bugcatcher.snapshot.Memory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a Throwable whose class keeps it in a field of its own and overrides {@code getCause()}, as those do that are
 * older than {@code Throwable}'s: RMI's {@code RemoteException}, JNDI's {@code NamingException}, SAX, the reflection of
 * methods. {@code getCause()} is not called: it may be the application's code. Thread-safe.
 */
final class OwnCause {

    private static final long NONE = -1;

    /** JDBC's list of failures beside this one; and what such a class may keep without having been caused by it. */
    private static final String NEXT = "next";

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

    private static long place(Class<?> of) {
        try {
            for (Class<?> type = of; type != null && type != Throwable.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (isCause(field)) {
                        return MEMORY.offset(field);
                    }
                }
            }
        } catch (Throwable refused) {
            return NONE; // the type of a field is missing
        }
        return NONE;
    }

    private static boolean isCause(Field field) {
        return Throwable.class.isAssignableFrom(field.getType())
                && !Modifier.isStatic(field.getModifiers())
                && !field.getName().equals(NEXT);
    }
}
