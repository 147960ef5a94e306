package io.catcher.weave;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A class of methods as no Java compiler writes them, with the frames that ASM computes for them. */
final class Bodies {

    static final String NAME = "com.acme.Made";
    static final String INTERNAL_NAME = "com/acme/Made";

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

    Bodies() {
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, INTERNAL_NAME, null, "java/lang/Object", null);
        with(Opcodes.ACC_PUBLIC, "<init>", "()V", body -> {
            body.visitVarInsn(Opcodes.ALOAD, 0);
            body.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            body.visitInsn(Opcodes.RETURN);
            dead(body);
        });
    }

    Bodies with(int access, String name, String descriptor, Consumer<MethodVisitor> code) {
        MethodVisitor body = writer.visitMethod(access, name, descriptor, null, null);
        body.visitCode();
        code.accept(body);
        body.visitMaxs(0, 0);
        body.visitEnd();
        return this;
    }

    byte[] classFile() {
        return writer.toByteArray();
    }

    /** Loads what was woven, so that the JVM verifies it. */
    static Class<?> verified(byte[] classFile) throws ClassNotFoundException {
        ClassLoader loader = new ClassLoader(Callable.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                return defineClass(name, classFile, 0, classFile.length);
            }
        };
        return Class.forName(NAME, true, loader);
    }

    /** Code that nothing reaches: ASM makes it NOPs and an ATHROW, under a frame without variables. */
    static void dead(MethodVisitor body) {
        Label here = new Label();
        body.visitLabel(here);
        body.visitLineNumber(9, here);
        body.visitInsn(Opcodes.NOP);
        body.visitInsn(Opcodes.ACONST_NULL);
        body.visitInsn(Opcodes.ATHROW);
    }

    /** Fails on what is no number, by way of a handler, with dead code in it. */
    static void parses(MethodVisitor body, int slot) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        body.visitTryCatchBlock(start, end, handler, "java/lang/NumberFormatException");
        body.visitLabel(start);
        body.visitVarInsn(Opcodes.ALOAD, slot);
        body.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "parseInt", "(Ljava/lang/String;)I", false);
        body.visitInsn(Opcodes.IRETURN);
        dead(body);
        body.visitLabel(end);
        body.visitLabel(handler);
        body.visitVarInsn(Opcodes.ASTORE, slot + 1);
        body.visitInsn(Opcodes.ICONST_M1);
        body.visitInsn(Opcodes.IRETURN);
        dead(body);
    }

    /** Puts a text where it was given a list, and goes on with it behind a jump. */
    static void reuses(MethodVisitor body, int slot) {
        Label after = new Label();
        body.visitLdcInsn("text");
        body.visitVarInsn(Opcodes.ASTORE, slot);
        body.visitVarInsn(Opcodes.ALOAD, slot);
        body.visitJumpInsn(Opcodes.IFNONNULL, after);
        body.visitInsn(Opcodes.ICONST_0);
        body.visitInsn(Opcodes.IRETURN);
        body.visitLabel(after);
        body.visitVarInsn(Opcodes.ALOAD, slot);
        body.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
        body.visitInsn(Opcodes.IRETURN);
    }
}
