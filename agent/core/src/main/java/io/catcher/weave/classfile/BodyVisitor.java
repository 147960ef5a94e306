package io.catcher.weave.classfile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads one method's body into its facts, which it hands over at the end. */
final class BodyVisitor extends MethodVisitor {

    private final int access;
    private final String name;
    private final String descriptor;
    private final boolean mayFindNone;
    private final Consumer<MethodFacts> result;
    private final Parameters parameters;
    private final AccessorShape shape = new AccessorShape();

    private final SlotReuse reuse;
    private final BitSet assigned = new BitSet();
    private boolean assignsReference;
    private boolean letsGo;
    private boolean nullOnTop;
    private boolean nullFromBranch;
    private @Nullable String called;

    /** The type of what lies on top of the stack, where the last instruction tells. */
    private @Nullable String produced;

    /** @param mayFindNone whether it declares a ClassNotFoundException */
    BodyVisitor(int access, String name, String descriptor, boolean mayFindNone, Consumer<MethodFacts> result) {
        super(Opcodes.ASM9);
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
        this.mayFindNone = mayFindNone;
        this.result = result;
        this.parameters = new Parameters((access & Opcodes.ACC_STATIC) != 0, descriptor);
        this.reuse = new SlotReuse(parameters);
    }

    @Override
    public void visitParameter(@Nullable String parameter, int flags) {
        parameters.declared(parameter);
    }

    @Override
    public void visitLocalVariable(
            String variable, String type, @Nullable String signature, Label start, Label end, int slot) {
        parameters.local(variable, slot);
        reuse.local(slot, type);
    }

    @Override
    public void visitLabel(Label label) {
        // Another branch may come here with something else.
        produced = null;
    }

    @Override
    public void visitInsn(int opcode) {
        // "a = b = null" duplicates the null; "ok ? null : x" leaves it on the stack over a jump.
        nullOnTop = opcode == Opcodes.ACONST_NULL || (nullOnTop && opcode == Opcodes.DUP);
        produced = opcode == Opcodes.DUP ? produced : null;
        shape.add(opcode);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            store(opcode, slot);
        } else {
            nullOnTop = false;
        }
        produced = null;
        shape.addLocal(opcode, slot);
    }

    private void store(int opcode, int slot) {
        reuse.stored(opcode, slot, nullOnTop ? "" : produced);
        if (parameters.isParameter(slot)) {
            assigned.set(slot);
            assignsReference |= opcode == Opcodes.ASTORE;
            // A list that is walked, a buffer that is replaced: what was there before may be all of the heap.
            letsGo |= opcode == Opcodes.ASTORE && (nullOnTop || !parameters.isLight(slot));
        }
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        if (parameters.isParameter(slot)) {
            assigned.set(slot);
        }
        other();
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        nullOnTop &= opcode == Opcodes.CHECKCAST;
        produced = opcode == Opcodes.CHECKCAST ? Type.getObjectType(type).getDescriptor() : null;
        shape.add(opcode);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        nullFromBranch |= nullOnTop && opcode == Opcodes.GOTO;
        other();
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String type) {
        nullOnTop = false;
        produced = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC ? type : null;
        shape.add(opcode);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
        called = method + type;
        other();
        produced = method.equals("<init>")
                ? Type.getObjectType(owner).getDescriptor()
                : type.substring(type.indexOf(')') + 1);
    }

    @Override
    public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
        other();
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        other();
    }

    @Override
    public void visitLdcInsn(Object value) {
        other();
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        other();
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        other();
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        other();
    }

    private void other() {
        nullOnTop = false;
        produced = null;
        shape.add(Opcodes.NOP);
    }

    @Override
    public void visitEnd() {
        boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
        result.accept(new MethodFacts(
                access,
                name,
                descriptor,
                parameters.all(),
                shape.isAccessor(),
                parameters.of(assigned),
                !reuse.any() && (letsGo || (nullFromBranch && assignsReference)),
                reuse.any(),
                mayFindNone,
                bridge ? called : null));
    }

    /** Recognises the few shapes of a bare field read or write; anything longer is no accessor. */
    private static final class AccessorShape {

        private static final int LONGEST = 5;
        private static final int FIRST_LOCAL = 1_000;
        private static final int SELF = FIRST_LOCAL + Opcodes.ALOAD;
        private final List<Integer> code = new ArrayList<>(LONGEST + 1);

        void add(int opcode) {
            if (code.size() <= LONGEST) {
                code.add(opcode);
            }
        }

        void addLocal(int opcode, int slot) {
            add(opcode == Opcodes.ALOAD && slot == 0 ? SELF : opcode);
        }

        boolean isAccessor() {
            return switch (code.size()) {
                case 2 -> at(0, Opcodes.GETSTATIC) && returns(1);
                case 3 ->
                    (at(0, SELF) && at(1, Opcodes.GETFIELD) && returns(2))
                            || (loads(0) && at(1, Opcodes.PUTSTATIC) && at(2, Opcodes.RETURN));
                case 4 -> writesField() && at(3, Opcodes.RETURN);
                case LONGEST -> writesField() && at(3, SELF) && at(4, Opcodes.ARETURN);
                default -> false;
            };
        }

        private boolean writesField() {
            return at(0, SELF) && loads(1) && at(2, Opcodes.PUTFIELD);
        }

        private boolean at(int index, int opcode) {
            return code.get(index) == opcode;
        }

        private boolean loads(int index) {
            int opcode = code.get(index);
            return opcode == SELF || (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD);
        }

        private boolean returns(int index) {
            int opcode = code.get(index);
            return opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN;
        }
    }
}
