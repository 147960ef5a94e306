package io.catcher.weave.jdk;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * One place in the JDK where a bridge call goes.
 *
 * @param operation of the bridge
 * @param first local variable that is told on entry; {@link #ON_THE_STACK} = the call goes ahead of each
 *     {@code Runnable.run()} in the body instead, and tells what is run
 * @param second another one, or {@link #NONE}
 */
public record BridgePoint(String method, String descriptor, int operation, int first, int second) {

    public static final int NONE = -1;
    public static final int ON_THE_STACK = -2;

    private static final String CALL = "(IJLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";

    boolean isIn(String name, String ofDescriptor) {
        return method.equals(name) && descriptor.equals(ofDescriptor);
    }

    MethodVisitor visitor(MethodVisitor next) {
        return first == ON_THE_STACK ? new BeforeRun(next) : new OnEntry(next);
    }

    private void call(MethodVisitor to, int variable) {
        to.visitLdcInsn(operation);
        to.visitInsn(Opcodes.LCONST_0);
        to.visitVarInsn(Opcodes.ALOAD, variable);
        if (second == NONE) {
            to.visitInsn(Opcodes.ACONST_NULL);
        } else {
            to.visitVarInsn(Opcodes.ALOAD, second);
        }
        to.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/CatcherBridge", "call", CALL, false);
        to.visitInsn(Opcodes.POP);
    }

    /** In a handler of its own: whatever the call throws, an overflow say, the JDK goes on as it would. */
    private final class OnEntry extends MethodVisitor {

        OnEntry(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label start = new Label();
            Label end = new Label();
            Label failed = new Label();
            Label body = new Label();
            visitTryCatchBlock(start, end, failed, "java/lang/Throwable");
            visitLabel(start);
            call(this, first);
            visitLabel(end);
            visitJumpInsn(Opcodes.GOTO, body);
            visitLabel(failed);
            visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
            visitInsn(Opcodes.POP);
            visitLabel(body);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            // Keeps this frame apart from one that the body may begin with.
            visitInsn(Opcodes.NOP);
        }
    }

    /** The task is copied to a variable beyond all others, which no frame of the body knows. */
    private final class BeforeRun extends MethodVisitor {

        private static final int BEYOND = 200;

        BeforeRun(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String ofDescriptor, boolean ofInterface) {
            if (owner.equals("java/lang/Runnable") && name.equals("run") && ofDescriptor.equals("()V")) {
                visitInsn(Opcodes.DUP);
                visitVarInsn(Opcodes.ASTORE, BEYOND);
                call(this, BEYOND);
            }
            super.visitMethodInsn(opcode, owner, name, ofDescriptor, ofInterface);
        }
    }
}
