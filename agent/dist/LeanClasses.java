import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Run by assemble.xml on our own class files: takes out what only tools read, the tables of local variables and the
 * annotations of types. Lines stay, for stack traces. What is smaller is unpacked and parsed sooner, at every start.
 */
final class LeanClasses extends ClassVisitor {

    private LeanClasses(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** Argument: a folder of class files. */
    public static void main(String[] arguments) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            ClassWriter lean = new ClassWriter(0);
            new ClassReader(Files.readAllBytes(file)).accept(new LeanClasses(lean), 0);
            Files.write(file, lean.toByteArray());
        }
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int reference, TypePath path, String type, boolean visible) {
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return new FieldVisitor(Opcodes.ASM9, super.visitField(access, name, descriptor, signature, value)) {
            @Override
            public AnnotationVisitor visitTypeAnnotation(int reference, TypePath path, String type, boolean visible) {
                return null;
            }
        };
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
        return new RecordComponentVisitor(Opcodes.ASM9, super.visitRecordComponent(name, descriptor, signature)) {
            @Override
            public AnnotationVisitor visitTypeAnnotation(int reference, TypePath path, String type, boolean visible) {
                return null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new Method(super.visitMethod(access, name, descriptor, signature, exceptions));
    }

    private static final class Method extends MethodVisitor {

        Method(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, String signature, Label start, Label end, int index) {}

        @Override
        public AnnotationVisitor visitTypeAnnotation(int reference, TypePath path, String type, boolean visible) {
            return null;
        }

        @Override
        public AnnotationVisitor visitInsnAnnotation(int reference, TypePath path, String type, boolean visible) {
            return null;
        }

        @Override
        public AnnotationVisitor visitTryCatchAnnotation(int reference, TypePath path, String type, boolean visible) {
            return null;
        }

        @Override
        public AnnotationVisitor visitLocalVariableAnnotation(
                int reference, TypePath path, Label[] start, Label[] end, int[] index, String type, boolean visible) {
            return null;
        }
    }
}
