package io.catcher.weave.classfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A method's parameters: their slots in its frame, their types, and their names from the best source in the class file. */
final class Parameters {

    private static final Set<String> LIGHT = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Float");

    private final Type[] types;
    private final int[] slots;
    private final int firstSlot;
    private final int endSlot;
    private final List<@Nullable String> declared = new ArrayList<>();
    private final @Nullable String[] local;

    Parameters(boolean isStatic, String descriptor) {
        types = Type.getArgumentTypes(descriptor);
        slots = new int[types.length];
        local = new String[types.length];
        firstSlot = isStatic ? 0 : 1;
        int slot = firstSlot;
        for (int i = 0; i < types.length; i++) {
            slots[i] = slot;
            slot += types[i].getSize();
        }
        endSlot = slot;
    }

    /** From the MethodParameters attribute, in order. */
    void declared(@Nullable String name) {
        declared.add(name);
    }

    /** From the table of local variables; a parameter's own entry comes before one that takes over its slot. */
    void local(String name, int slot) {
        int index = Arrays.binarySearch(slots, slot);
        if (index >= 0 && local[index] == null) {
            local[index] = name;
        }
    }

    boolean isParameter(int slot) {
        return slot >= firstSlot && slot < endSlot;
    }

    /** Whether the method begins with something in it: a parameter, or {@code this}. */
    boolean isTaken(int slot) {
        return slot < endSlot;
    }

    /** Null where none begins: {@code this}, the second half of a long or a double, a variable of the body. */
    @Nullable
    Type typeAt(int slot) {
        int index = Arrays.binarySearch(slots, slot);
        return index < 0 ? null : types[index];
    }

    /** Whether what is called with hangs on nothing else: to keep it until the method ends keeps no memory worth a word. */
    boolean isLight(int slot) {
        Type type = typeAt(slot);
        return type != null && LIGHT.contains(type.getClassName());
    }

    List<String> all() {
        List<String> names = new ArrayList<>(slots.length);
        for (int i = 0; i < slots.length; i++) {
            names.add(name(i));
        }
        return names;
    }

    /** Of the parameters that lie in these slots. */
    List<String> of(BitSet some) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            if (some.get(slots[i])) {
                names.add(name(i));
            }
        }
        return names;
    }

    private String name(int index) {
        String name = declared.size() == slots.length ? declared.get(index) : null;
        name = name == null ? local[index] : name;
        return name == null ? "arg" + index : name;
    }
}
