package io.catcher.weave.frames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The variables that a method begins with, its {@code this} among them, as a frame names them. */
final class ParameterSlots {

    /** The second half of a long or a double, which a frame does not name. */
    private static final Object HALF = new Object();

    private final Object[] declared;
    private final boolean constructor;

    ParameterSlots(String owner, int access, String name, String descriptor) {
        List<Object> slots = new ArrayList<>();
        if ((access & Opcodes.ACC_STATIC) == 0) {
            slots.add(owner);
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
            slots.add(inFrame(type));
            if (type.getSize() == 2) {
                slots.add(HALF);
            }
        }
        declared = slots.toArray();
        constructor = name.equals("<init>");
    }

    private static Object inFrame(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }

    /** All slots that a store of this size at this slot takes something from. */
    void stored(BitSet into, int slot, int size) {
        into.set(slot, slot + size);
        if (slot < declared.length && declared[slot] == HALF) {
            into.set(slot - 1);
        }
        int behind = slot + size;
        if (behind < declared.length && declared[behind] == HALF) {
            into.set(behind);
        }
    }

    /**
     * The variables of a frame, with the parameters that are known to be in it.
     *
     * @param stored slots that the body stores into
     * @param dead whether nothing reaches the frame
     * @return what a frame lists: one for each value, however many slots it takes
     */
    Object[] in(int count, Object @Nullable [] locals, BitSet stored, boolean dead) {
        Object[] slots = spread(count, locals);
        boolean free = dead && isFree(slots, stored);
        for (int slot = 0; slot < declared.length; slot++) {
            // Before the call of its super constructor a constructor has no "this" yet, which only its own frames tell.
            boolean unsure = constructor && slot == 0 && (!dead || slots[0] == Opcodes.UNINITIALIZED_THIS);
            if (!unsure && (free || !stored.get(slot))) {
                slots[slot] = declared[slot];
            }
        }
        return listed(slots);
    }

    /** Whether a dead block leaves all that the body stores into alone: else it counts on what its frame says. */
    private boolean isFree(Object[] slots, BitSet stored) {
        return stored.stream().allMatch(slot -> slot >= declared.length || slots[slot] == Opcodes.TOP);
    }

    private Object[] spread(int count, Object @Nullable [] locals) {
        List<Object> slots = new ArrayList<>();
        for (int i = 0; locals != null && i < count; i++) {
            slots.add(locals[i]);
            if (isWide(locals[i])) {
                slots.add(HALF);
            }
        }
        while (slots.size() < declared.length) {
            slots.add(Opcodes.TOP);
        }
        return slots.toArray();
    }

    private static Object[] listed(Object[] slots) {
        return Arrays.stream(slots).filter(value -> value != HALF).toArray();
    }

    @SuppressWarnings("ReferenceEquality") // ASM's own marks
    private static boolean isWide(Object value) {
        return value == Opcodes.LONG || value == Opcodes.DOUBLE;
    }
}
