package io.catcher.weave.frames;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads one body to know of each of its frames which parameters are there. */
final class FrameScan extends MethodVisitor {

    private final ParameterSlots parameters;
    private final BitSet stored = new BitSet();
    private final Set<Label> reached = new HashSet<>();

    /** Labels at each frame that the instruction ahead of it does not go on to; null = it does. */
    private final List<@Nullable List<Label>> frames = new ArrayList<>();

    private List<Label> here = new ArrayList<>();
    private boolean goesOn = true;

    FrameScan(ParameterSlots parameters) {
        super(Opcodes.ASM9);
        this.parameters = parameters;
    }

    /** What the frame of this number lists, with the parameters; to be asked when the body was read. */
    Object[] variables(int frame, int count, Object @Nullable [] locals) {
        return parameters.in(count, locals, stored, isDead(frame));
    }

    private boolean isDead(int frame) {
        List<Label> at = frames.get(frame);
        return at != null && at.stream().noneMatch(reached::contains);
    }

    @Override
    public void visitFrame(int type, int count, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
        frames.add(goesOn ? null : List.copyOf(here));
    }

    @Override
    public void visitLabel(Label label) {
        here.add(label);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        reached.add(handler);
    }

    private void instruction(boolean thenOn) {
        here = new ArrayList<>();
        goesOn = thenOn;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            parameters.stored(stored, slot, opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE ? 2 : 1);
        }
        instruction(opcode != Opcodes.RET);
    }

    @Override
    public void visitInsn(int opcode) {
        instruction(opcode != Opcodes.ATHROW && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        reached.add(label);
        instruction(opcode != Opcodes.GOTO);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        branches(otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        branches(otherwise, labels);
    }

    private void branches(Label otherwise, Label[] labels) {
        reached.add(otherwise);
        reached.addAll(List.of(labels));
        instruction(false);
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        instruction(true);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        instruction(true);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String type) {
        instruction(true);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
        instruction(true);
    }

    @Override
    public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
        instruction(true);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        instruction(true);
    }

    @Override
    public void visitLdcInsn(Object value) {
        instruction(true);
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        instruction(true);
    }
}
