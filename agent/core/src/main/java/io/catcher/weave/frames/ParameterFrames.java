package io.catcher.weave.frames;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Gives each stack map frame of a method the method's own parameters, wherever that is true.
 *
 * <p>A frame may say less of the variables than is so, and Byte Buddy refuses a method in whose frames it misses a parameter,
 * for its handler around the body reads them. Compilers that let ASM compute the frames (Groovy, Quarkus' Gizmo) leave one
 * behind that names no variable at all wherever they leave dead code: ASM puts {@code NOP… ATHROW} there, under a frame with
 * nothing but a Throwable on the stack.
 *
 * <p>Two things hold whatever the compiler was: a parameter whose variable the body never stores into is there in every
 * frame, and a block that nothing reaches may be said to have any variables. Only the stack map changes, never the code.
 */
public final class ParameterFrames {

    private ParameterFrames() {}

    /**
     * A class file as the one given, but for the frames of some methods.
     *
     * @param methods name and descriptor of each
     * @throws RuntimeException of many kinds, when the bytes are no class file
     */
    public static byte[] declared(byte[] classFile, Set<String> methods) {
        ClassReader reader = new ClassReader(classFile);
        Map<String, FrameScan> scans = new HashMap<>();
        reader.accept(new Scanning(methods, scans), ClassReader.EXPAND_FRAMES | ClassReader.SKIP_DEBUG);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Declaring(writer, scans), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private static final class Scanning extends ClassVisitor {

        private final Set<String> methods;
        private final Map<String, FrameScan> scans;
        private String owner = "";

        Scanning(Set<String> methods, Map<String, FrameScan> scans) {
            super(Opcodes.ASM9);
            this.methods = methods;
            this.scans = scans;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            owner = name;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!methods.contains(name + descriptor)) {
                return null;
            }
            FrameScan scan = new FrameScan(new ParameterSlots(owner, access, name, descriptor));
            scans.put(name + descriptor, scan);
            return scan;
        }
    }

    private static final class Declaring extends ClassVisitor {

        private final Map<String, FrameScan> scans;

        Declaring(ClassVisitor next, Map<String, FrameScan> scans) {
            super(Opcodes.ASM9, next);
            this.scans = scans;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor body = super.visitMethod(access, name, descriptor, signature, exceptions);
            FrameScan scan = scans.get(name + descriptor);
            return scan == null ? body : new InMethod(body, scan);
        }
    }

    private static final class InMethod extends MethodVisitor {

        private final FrameScan scan;
        private int frame;

        InMethod(MethodVisitor next, FrameScan scan) {
            super(Opcodes.ASM9, next);
            this.scan = scan;
        }

        @Override
        public void visitFrame(
                int type, int count, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
            Object[] whole = scan.variables(frame++, count, locals);
            super.visitFrame(type, whole.length, whole, stackCount, stack);
        }
    }
}
