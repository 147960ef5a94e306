import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Run by assemble.xml on Caffeine's class files. Their static initialisers call {@code System.getLogger}, which would make the
 * application's own {@code System.LoggerFinder}, inside its JVM and on our account, and through it perhaps its whole logging;
 * instead they get a logger of ours that says nothing. No other instruction is touched.
 */
final class QuietCaffeine extends ClassVisitor {

    private static final String SILENT = "io/catcher/ship/health/SilentLogger";

    private int replaced;

    private QuietCaffeine(ClassWriter next) {
        super(Opcodes.ASM9, next);
    }

    /** Argument: the folder of the classes. */
    public static void main(String[] arguments) throws IOException {
        int replaced = 0;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                replaced += quieten(file);
            }
        }
        if (replaced == 0) {
            throw new IllegalStateException("Caffeine asks for no logger any more: this program has nothing left to do");
        }
    }

    private static int quieten(Path file) throws IOException {
        ClassReader before = new ClassReader(Files.readAllBytes(file));
        ClassWriter after = new ClassWriter(before, 0);
        QuietCaffeine quiet = new QuietCaffeine(after);
        before.accept(quiet, 0);
        if (quiet.replaced > 0) {
            Files.write(file, after.toByteArray());
        }
        return quiet.replaced;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                boolean asks = owner.equals("java/lang/System") && called.equals("getLogger");
                replaced += asks ? 1 : 0;
                super.visitMethodInsn(opcode, asks ? SILENT : owner, asks ? "of" : called, type, ofInterface);
            }
        };
    }
}
