package io.catcher.bugcatcher.contrast;

import io.catcher.bugcatcher.snapshot.Peek;
import io.catcher.bugcatcher.snapshot.Shape;
import io.catcher.bugcatcher.snapshot.Walk;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/**
 * How values of one class are looked at. Holds no class, so that it keeps no loader alive.
 *
 * @param type number of the class's name
 * @param sort one of those of {@link Digest}
 * @param fixed whether what is seen of such a value never changes
 * @param comparable whether equal values can be told by their hash, which is the JDK's own code
 * @param fields those that are looked at
 */
record ClassNote(int type, int sort, boolean fixed, boolean comparable, List<Part> fields) {

    /** Fields of one object that are looked at. */
    private static final int MOST_FIELDS = 8;

    /** @param name number of the field's name */
    record Part(int name, Shape.Slot slot) {}

    static ClassNote of(Class<?> type, Peek peek, Names names) {
        int sort = sort(type);
        boolean value = Peek.isJdk(type)
                && (type == UUID.class
                        || type == Character.class
                        || type.getPackageName().equals("java.time"));
        boolean fixed = sort == Digest.SIZED ? Peek.isFixedSize(type) : sort != Digest.OTHER || value;
        String name = Walk.nameOf(Enum.class.isAssignableFrom(type) ? declaring(type) : type);
        return new ClassNote(
                names.of(name), sort, fixed, value, sort == Digest.OTHER ? fields(type, peek, names) : List.of());
    }

    /** A constant with a body of its own has a class of its own. */
    private static Class<?> declaring(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent == null || parent == Enum.class ? type : parent;
    }

    private static List<Part> fields(Class<?> type, Peek peek, Names names) {
        return peek.shape(type).slots().stream()
                .limit(MOST_FIELDS)
                .map(slot -> new Part(names.of(slot.name()), slot))
                .filter(part -> part.name() != Names.UNKNOWN)
                .toList();
    }

    private static int sort(Class<?> type) {
        if (type == String.class) {
            return Digest.TEXT;
        }
        if (type == Integer.class || type == Long.class || type == Short.class || type == Byte.class) {
            return Digest.WHOLE;
        }
        if (type == Double.class || type == Float.class || type == BigDecimal.class || type == BigInteger.class) {
            return Digest.REAL;
        }
        if (type == Boolean.class) {
            return Digest.TRUTH;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return Digest.CONSTANT;
        }
        return Peek.isSized(type) ? Digest.SIZED : Digest.OTHER;
    }
}
