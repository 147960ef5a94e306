package io.catcher.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Puts bridge calls where the JDK takes over and begins work of the application: in its thread pools, fork-join pools and
 * virtual threads. Nothing is wrapped, so that {@code remove(task)} and {@code afterExecute} still see the application's
 * own objects. Only with {@code bugcatcher.propagation}.
 */
public final class HandoverWeaving implements ClassFileTransformer {

    private final Map<String, List<HandoverPoint>> points;
    private final Consumer<String> log;

    /** @param points by the internal name of their class */
    public HandoverWeaving(Map<String, List<HandoverPoint>> points, Consumer<String> log) {
        this.points = points;
        this.log = log;
    }

    /** Weaves the JDK's classes one by one: one that this JVM does not have, or refuses, costs only itself. */
    public void install(Instrumentation instrumentation) {
        instrumentation.addTransformer(this, true);
        List<String> names = new ArrayList<>(points.keySet());
        for (String name : names) {
            try {
                instrumentation.retransformClasses(Class.forName(name.replace('/', '.'), false, null));
            } catch (ClassNotFoundException olderJdk) {
                // Virtual threads, before 21.
            } catch (Throwable refused) {
                log.accept("requests do not follow work through " + name + ": " + refused);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        List<HandoverPoint> wanted = loader == null && internalName != null ? points.get(internalName) : null;
        if (wanted == null) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Weaving(writer, wanted), 0);
            return writer.toByteArray();
        } catch (Throwable failure) {
            log.accept("requests do not follow work through " + internalName + ": " + failure);
            return null;
        }
    }

    private static final class Weaving extends ClassVisitor {

        private final List<HandoverPoint> wanted;

        Weaving(ClassVisitor next, List<HandoverPoint> wanted) {
            super(Opcodes.ASM9, next);
            this.wanted = wanted;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor body = super.visitMethod(access, name, descriptor, signature, exceptions);
            for (HandoverPoint point : wanted) {
                if (point.isIn(name, descriptor)) {
                    body = point.visitor(body);
                }
            }
            return body;
        }
    }
}
