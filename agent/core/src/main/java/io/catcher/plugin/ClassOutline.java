package io.catcher.plugin;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What can be known of a class in a jar without loading it; names are internal ones. */
record ClassOutline(
        String name, @Nullable String superName, List<String> interfaces, boolean isAbstract, boolean isConstructible) {

    private static final int MAJOR_VERSION = 6;

    /** The release of Java that a class file needs. */
    static int release(byte[] classFile) {
        return ((classFile[MAJOR_VERSION] & 0xFF) << 8 | (classFile[MAJOR_VERSION + 1] & 0xFF)) - 44;
    }

    /** @throws RuntimeException of many kinds, when the bytes are no class file */
    static ClassOutline of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Constructors constructors = new Constructors();
        reader.accept(constructors, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        boolean isAbstract = (reader.getAccess() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0;
        return new ClassOutline(
                reader.getClassName(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                isAbstract,
                constructors.publicOne);
    }

    private static final class Constructors extends ClassVisitor {

        private boolean publicOne;

        Constructors() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            publicOne |= name.equals("<init>") && descriptor.equals("()V") && (access & Opcodes.ACC_PUBLIC) != 0;
            return null;
        }
    }
}
