package io.catcher.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Lets each copy of catcher-api.jar in the application ask the bridge: gives the one method of its hook, which does nothing by
 * itself, a body that does. Whatever loader or module a copy is in sees {@code java.lang}; a copy that was loaded before is
 * woven again. The agent's own copy stays as it is. Thread-safe.
 */
public final class ApiWeaving implements ClassFileTransformer {

    private static final String HOOK = "io/catcher/api/Hook";
    private static final String METHOD = "call";
    private static final String DESCRIPTOR = "(IJLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";

    private final Consumer<String> log;

    public ApiWeaving(Consumer<String> log) {
        this.log = log;
    }

    /** From now on every copy that is loaded, and those that are there. */
    public void install(Instrumentation instrumentation) {
        instrumentation.addTransformer(this, true);
        String name = HOOK.replace('/', '.');
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getName().equals(name) && !isOurs(loaded.getClassLoader())) {
                try {
                    instrumentation.retransformClasses(loaded);
                } catch (Throwable refused) {
                    log.accept("a copy of catcher-api.jar does nothing: " + refused);
                }
            }
        }
    }

    private static boolean isOurs(@Nullable ClassLoader loader) {
        return loader == ApiWeaving.class.getClassLoader();
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (!HOOK.equals(internalName) || isOurs(loader)) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Asking(writer), 0);
            return writer.toByteArray();
        } catch (Throwable failure) {
            log.accept("a copy of catcher-api.jar does nothing: " + failure);
            return null;
        }
    }

    private static final class Asking extends ClassVisitor {

        Asking(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor body = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals(METHOD) || !descriptor.equals(DESCRIPTOR)) {
                return body;
            }
            body.visitCode();
            body.visitVarInsn(Opcodes.ILOAD, 0);
            body.visitVarInsn(Opcodes.LLOAD, 1);
            body.visitVarInsn(Opcodes.ALOAD, 3);
            body.visitVarInsn(Opcodes.ALOAD, 4);
            body.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/CatcherBridge", METHOD, DESCRIPTOR, false);
            body.visitInsn(Opcodes.ARETURN);
            body.visitMaxs(0, 0);
            body.visitEnd();
            // What it had of its own is dropped.
            return null;
        }
    }
}
