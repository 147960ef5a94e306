package io.catcher.weave.jdk;

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
 * Puts bridge calls into classes of the JDK itself, which every JVM has loaded long ago. With the bundled ASM, since cold
 * Byte Buddy would cost each start 330 ms more. Nothing is wrapped or replaced: the application's pools still see its own
 * tasks, and its threads its own handlers.
 */
public final class JdkWeaving implements ClassFileTransformer {

    private final Map<String, List<BridgePoint>> points;
    private final String loss;
    private final Consumer<String> log;

    /**
     * @param points by the internal name of their class
     * @param loss what does not work where a class refuses, for the log
     */
    public JdkWeaving(Map<String, List<BridgePoint>> points, String loss, Consumer<String> log) {
        this.points = points;
        this.loss = loss;
        this.log = log;
    }

    /** Weaves the classes one by one, and stays for those who retransform them after us: one that this JVM does not have, or refuses, costs only itself. */
    public void install(Instrumentation instrumentation) {
        instrumentation.addTransformer(this, true);
        retransform(instrumentation);
    }

    private void retransform(Instrumentation instrumentation) {
        List<String> names = new ArrayList<>(points.keySet());
        for (String name : names) {
            try {
                instrumentation.retransformClasses(Class.forName(name.replace('/', '.'), false, null));
            } catch (ClassNotFoundException olderJdk) {
                // A JDK that does not have it, such as virtual threads before 21.
            } catch (Throwable refused) {
                log.accept(loss + ": " + name + " could not be woven: " + refused);
            }
        }
    }

    /** Gives the classes their own code back. */
    public void uninstall(Instrumentation instrumentation) {
        instrumentation.removeTransformer(this);
        retransform(instrumentation);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        List<BridgePoint> wanted = loader == null && internalName != null ? points.get(internalName) : null;
        if (wanted == null) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Weaving(writer, wanted), 0);
            return writer.toByteArray();
        } catch (Throwable failure) {
            log.accept(loss + ": " + internalName + " could not be woven: " + failure);
            return null;
        }
    }

    private static final class Weaving extends ClassVisitor {

        private final List<BridgePoint> wanted;

        Weaving(ClassVisitor next, List<BridgePoint> wanted) {
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
            for (BridgePoint point : wanted) {
                if (point.isIn(name, descriptor)) {
                    body = point.visitor(body);
                }
            }
            return body;
        }
    }
}
