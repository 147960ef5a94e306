package io.catcher.weave.match;

import io.catcher.api.Caught;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The {@link Caught} marks in one class file. */
final class Marks {

    private static final String DESCRIPTOR = Type.getDescriptor(Caught.class);
    private static final byte[] SOUGHT = DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
    private static final int[] SKIPS = skips();

    /** Without any. */
    static final Marks NONE = new Marks();

    /**
     * One mark.
     *
     * @param name empty = as usual
     */
    record Mark(String name, boolean debug) {}

    private final Map<String, Mark> ofMethods = new HashMap<>();
    private @Nullable Mark ofClass;

    private Marks() {}

    /**
     * Whether the class file can hold any, asked for every class that is loaded: a class that does not hold the annotation's
     * name has none. Boyer's and Moore's search in Horspool's form (1980), which looks at one byte in {@code SOUGHT.length}: a
     * microsecond a class.
     */
    static boolean mayBeIn(byte[] classFile) {
        int last = SOUGHT.length - 1;
        int at = last;
        while (at < classFile.length) {
            int i = 0;
            while (i <= last && classFile[at - i] == SOUGHT[last - i]) {
                i++;
            }
            if (i > last) {
                return true;
            }
            at += SKIPS[classFile[at] & 0xFF];
        }
        return false;
    }

    private static int[] skips() {
        int[] skips = new int[256];
        Arrays.fill(skips, SOUGHT.length);
        for (int i = 0; i < SOUGHT.length - 1; i++) {
            skips[SOUGHT[i] & 0xFF] = SOUGHT.length - 1 - i;
        }
        return skips;
    }

    /** @throws RuntimeException of many kinds, when the bytes are no class file */
    static Marks read(ClassReader reader) {
        Marks marks = new Marks();
        reader.accept(marks.new OfClass(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return marks;
    }

    /** Whether any method is to be watched for it. */
    boolean any() {
        return ofClass != null || !ofMethods.isEmpty();
    }

    /** The mark on the method itself; null without one. */
    @Nullable
    Mark onMethod(String key) {
        return ofMethods.get(key);
    }

    /** The mark on the class; null without one. */
    @Nullable
    Mark onClass() {
        return ofClass;
    }

    private final class OfClass extends ClassVisitor {

        OfClass() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return descriptor.equals(DESCRIPTOR) ? new Values(mark -> ofClass = new Mark("", mark.debug())) : null;
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
                public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return type.equals(DESCRIPTOR) ? new Values(mark -> ofMethods.put(name + descriptor, mark)) : null;
                }
            };
        }
    }

    private static final class Values extends AnnotationVisitor {

        private final Consumer<Mark> to;
        private String name = "";
        private boolean debug;

        Values(Consumer<Mark> to) {
            super(Opcodes.ASM9);
            this.to = to;
        }

        @Override
        public void visit(String key, Object value) {
            if (key.equals("name") && value instanceof String text) {
                name = text;
            }
        }

        @Override
        public void visitEnum(String key, String type, String value) {
            debug |= key.equals("level") && value.equals("DEBUG");
        }

        @Override
        public void visitEnd() {
            to.accept(new Mark(name, debug));
        }
    }
}
