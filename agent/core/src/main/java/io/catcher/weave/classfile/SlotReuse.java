package io.catcher.weave.classfile;

import java.util.BitSet;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body puts something else where its {@code this} or a parameter was, as code does that a tool made smaller
 * (ProGuard, R8). The handler around a woven body reads them there: the JVM would refuse the class. Where the class file
 * leaves it open the answer is yes.
 */
final class SlotReuse {

    private static final String OBJECT = "Ljava/lang/Object;";

    private final Parameters parameters;
    private final BitSet unsure = new BitSet();
    private final BitSet listed = new BitSet();
    private final BitSet listedOtherwise = new BitSet();
    private boolean certain;

    SlotReuse(Parameters parameters) {
        this.parameters = parameters;
    }

    /** @param produced the type of what is stored; empty = null, which is of any; null = not known */
    void stored(int opcode, int slot, @Nullable String produced) {
        if (!parameters.isTaken(slot)) {
            return;
        }
        Type type = parameters.typeAt(slot);
        if (type == null || type.getOpcode(Opcodes.ISTORE) != opcode) {
            certain = true;
        } else if (opcode == Opcodes.ASTORE && !fits(type.getDescriptor(), produced)) {
            unsure.set(slot);
        }
    }

    private static boolean fits(String type, @Nullable String produced) {
        return type.equals(OBJECT) || type.equals(produced) || "".equals(produced);
    }

    /** From the table of local variables, which lists whatever takes over a slot, too. */
    void local(int slot, String descriptor) {
        Type type = parameters.typeAt(slot);
        if (type != null) {
            (type.getDescriptor().equals(descriptor) ? listed : listedOtherwise).set(slot);
        }
    }

    boolean any() {
        return certain || unsure.stream().anyMatch(slot -> !listed.get(slot) || listedOtherwise.get(slot));
    }
}
