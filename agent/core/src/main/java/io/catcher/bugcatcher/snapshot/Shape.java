package io.catcher.bugcatcher.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The instance fields of a class, superclasses first. Holds no {@code Class} of the application, so that a cached shape
 * never keeps a class loader alive.
 *
 * @param complete false when the class cannot say its fields: one of their types is missing
 */
public record Shape(List<Slot> slots, boolean complete) {

    /**
     * @param kind the primitive type, or Object for any reference
     * @param fixed whether it is final
     */
    public record Slot(String name, long offset, Class<?> kind, boolean fixed) {}

    static Shape of(Class<?> type, Memory memory) {
        List<Slot> slots = new ArrayList<>();
        try {
            collect(type, memory, slots);
            return new Shape(List.copyOf(slots), true);
        } catch (Throwable missingTypeOrRefused) {
            return new Shape(List.of(), false);
        }
    }

    private static void collect(Class<?> type, Memory memory, List<Slot> slots) throws Throwable {
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != Object.class && !JdkValues.isJdk(parent)) {
            collect(parent, memory, slots);
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                Class<?> kind = field.getType().isPrimitive() ? field.getType() : Object.class;
                slots.add(
                        new Slot(field.getName(), memory.offset(field), kind, Modifier.isFinal(field.getModifiers())));
            }
        }
    }
}
