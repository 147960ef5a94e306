package io.catcher.weave.classfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a class file says: its supertypes and annotations. Immutable; holds names only, never a class.
 *
 * @param name internal name, as are all others here
 * @param annotations of the type itself
 * @param methodAnnotations by method name and descriptor; only methods that have some
 */
public record TypeFacts(
        String name,
        @Nullable String superName,
        List<String> interfaces,
        Set<String> annotations,
        Map<String, Set<String>> methodAnnotations) {

    private static final int UTF8 = 1;
    private static final String VISIBLE = "RuntimeVisibleAnnotations";
    private static final String INVISIBLE = "RuntimeInvisibleAnnotations";

    /** @throws RuntimeException of many kinds, when the bytes are no class file */
    public static TypeFacts read(ClassReader reader) {
        Collector collector = new Collector();
        // Most classes carry no annotation at all: their constant pool says so, and the rest need not be parsed.
        if (mentionsAnnotations(reader)) {
            reader.accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return new TypeFacts(
                reader.getClassName(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                collector.onType,
                collector.onMethods);
    }

    private static boolean mentionsAnnotations(ClassReader reader) {
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == UTF8 && (is(VISIBLE, reader, at) || is(INVISIBLE, reader, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String wanted, ClassReader reader, int at) {
        if (reader.readUnsignedShort(at) != wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (reader.readByte(at + 2 + i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static final class Collector extends ClassVisitor {

        private final Set<String> onType = new HashSet<>();
        private final Map<String, Set<String>> onMethods = new HashMap<>();

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            onType.add(Type.getType(descriptor).getInternalName());
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    onMethods
                            .computeIfAbsent(name + descriptor, key -> new HashSet<>())
                            .add(Type.getType(annotation).getInternalName());
                    return null;
                }
            };
        }
    }
}
