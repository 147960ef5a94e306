package io.catcher.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Puts one bridge call ahead of {@code Thread.dispatchUncaughtException}, through which every uncaught Throwable of main,
 * platform and virtual threads goes. A default handler of ours would be seen by the application, and replaced by its own;
 * this way {@code getDefaultUncaughtExceptionHandler} stays null and the application's handlers are called as ever.
 * With the bundled ASM, since cold Byte Buddy would cost each start 330 ms more.
 */
public final class UncaughtWeaving implements ClassFileTransformer {

    private static final String THREAD = "java/lang/Thread";
    private static final String DISPATCH = "dispatchUncaughtException";
    private static final String TAKES_A_THROWABLE = "(Ljava/lang/Throwable;)V";
    private static final String CALL = "(IJLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";

    private final int operation;
    private final Consumer<String> log;

    /** @param operation the bridge's operation code that stands for "this thread ends with that Throwable" */
    public UncaughtWeaving(int operation, Consumer<String> log) {
        this.operation = operation;
        this.log = log;
    }

    /** Weaves the class that every JVM has loaded long ago, and stays for those who retransform it after us. */
    public void install(Instrumentation instrumentation) {
        try {
            instrumentation.addTransformer(this, true);
            instrumentation.retransformClasses(Thread.class);
        } catch (Throwable refused) {
            log.accept("uncaught exceptions are not seen: java.lang.Thread could not be woven: " + refused);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined != Thread.class || !THREAD.equals(internalName)) {
            return null;
        }
        try {
            // With its reader the writer copies all other methods as they are, without taking them apart.
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Dispatch(writer), 0);
            return writer.toByteArray();
        } catch (Throwable failure) {
            log.accept("uncaught exceptions are not seen: " + failure);
            return null;
        }
    }

    private final class Dispatch extends ClassVisitor {

        Dispatch(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals(DISPATCH) && descriptor.equals(TAKES_A_THROWABLE) ? new Call(next) : next;
        }
    }

    /** The call in a handler of its own: whatever it throws, the application's handler is called. */
    private final class Call extends MethodVisitor {

        Call(MethodVisitor next) {
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
            visitLdcInsn(operation);
            visitInsn(Opcodes.LCONST_0);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/CatcherBridge", "call", CALL, false);
            visitInsn(Opcodes.POP);
            visitLabel(end);
            visitJumpInsn(Opcodes.GOTO, body);
            visitLabel(failed);
            visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
            visitInsn(Opcodes.POP);
            visitLabel(body);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }
}
