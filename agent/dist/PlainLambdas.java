import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Run by assemble.xml on our own class files: makes a class of each lambda and method reference, as javac does for anonymous
 * classes. Otherwise the JVM spins one at the first run of each, about half a millisecond and many hidden classes, and the
 * first failure of a JVM ran through more than a hundred of them before it was in the journal. The new classes are nest mates
 * of the old ones, so that no access changes. What needs an unusual conversion, or can be serialized, stays as it is.
 */
final class PlainLambdas extends ClassVisitor {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String CREATE = "of";

    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private String host = "";
    private String nestHost = "";

    private PlainLambdas(ClassWriter next) {
        super(Opcodes.ASM9, next);
    }

    /** Arguments: the folder of all classes, and below it that of those to change, and in it one to leave as it is. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Map<String, List<String>> nests = new LinkedHashMap<>();
        List<Path> classes;
        Path left = root.resolve(arguments[2]);
        try (Stream<Path> files = Files.walk(root.resolve(arguments[1]))) {
            classes = files.filter(file -> file.toString().endsWith(".class") && !file.startsWith(left))
                    .sorted()
                    .toList();
        }
        for (Path file : classes) {
            unfold(root, file, nests);
        }
        if (nests.isEmpty()) {
            throw new IllegalStateException("no lambda is left: this program has nothing left to do");
        }
        for (Map.Entry<String, List<String>> nest : nests.entrySet()) {
            Path file = root.resolve(nest.getKey() + ".class");
            Files.write(file, withMembers(Files.readAllBytes(file), nest.getValue()));
        }
    }

    private static void unfold(Path root, Path file, Map<String, List<String>> nests) throws IOException {
        ClassReader before = new ClassReader(Files.readAllBytes(file));
        ClassWriter after = new ClassWriter(0);
        PlainLambdas plain = new PlainLambdas(after);
        before.accept(plain, 0);
        if (plain.made.isEmpty()) {
            return;
        }
        Files.write(file, after.toByteArray());
        for (Map.Entry<String, byte[]> one : plain.made.entrySet()) {
            Files.write(root.resolve(one.getKey() + ".class"), one.getValue());
            nests.computeIfAbsent(plain.nestHost, name -> new ArrayList<>()).add(one.getKey());
        }
    }

    private static byte[] withMembers(byte[] nestHost, List<String> members) {
        ClassWriter after = new ClassWriter(0);
        new ClassReader(nestHost).accept(new ClassVisitor(Opcodes.ASM9, after) {
            private boolean added;

            @Override
            public void visitNestMember(String member) {
                add();
                super.visitNestMember(member);
            }

            @Override
            public void visitEnd() {
                add();
                super.visitEnd();
            }

            private void add() {
                if (!added) {
                    added = true;
                    members.forEach(member -> super.visitNestMember(member));
                }
            }
        }, 0);
        return after.toByteArray();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        host = name;
        nestHost = name;
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public void visitNestHost(String name) {
        nestHost = name;
        super.visitNestHost(name);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitInvokeDynamicInsn(String sam, String type, Handle bootstrap, Object... given) {
                boolean lambda = bootstrap.getOwner().equals(METAFACTORY) && bootstrap.getName().equals("metafactory");
                String plain = host + "$$" + made.size();
                byte[] bytes = lambda ? new Lambda(sam, type, given).as(plain) : null;
                if (bytes == null) {
                    super.visitInvokeDynamicInsn(sam, type, bootstrap, given);
                    return;
                }
                made.put(plain, bytes);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, plain, CREATE, type, false);
            }
        };
    }

    /** One of them: its interface's method, what it holds, and the method that it stands for. */
    private final class Lambda {

        private final String sam;
        private final String type;
        private final Type face;
        private final Type[] held;
        private final Type erased;
        private final Handle target;
        private final Type wanted;

        Lambda(String sam, String type, Object[] given) {
            this.sam = sam;
            this.type = type;
            this.face = Type.getReturnType(type);
            this.held = Type.getArgumentTypes(type);
            this.erased = (Type) given[0];
            this.target = (Handle) given[1];
            this.wanted = (Type) given[2];
        }

        /** Null = not one of the usual kind. */
        byte[] as(String name) {
            ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
            out.visit(Opcodes.V17, access, name, null, "java/lang/Object", new String[] {face.getInternalName()});
            out.visitNestHost(nestHost);
            for (int i = 0; i < held.length; i++) {
                out.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "h" + i, held[i].getDescriptor(), null, null);
            }
            constructor(out, name);
            factory(out, name);
            return body(out, name) ? out.toByteArray() : null;
        }

        private void constructor(ClassWriter out, String name) {
            String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, held);
            MethodVisitor code = out.visitMethod(Opcodes.ACC_PRIVATE, "<init>", descriptor, null, null);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            int at = 1;
            for (int i = 0; i < held.length; i++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(held[i].getOpcode(Opcodes.ILOAD), at);
                code.visitFieldInsn(Opcodes.PUTFIELD, name, "h" + i, held[i].getDescriptor());
                at += held[i].getSize();
            }
            end(code, Opcodes.RETURN);
        }

        /** One that holds nothing is made once, as the JVM does it: some are compared by identity. */
        private void factory(ClassWriter out, String name) {
            MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, CREATE, type, null, null);
            if (held.length == 0) {
                code.visitFieldInsn(Opcodes.GETSTATIC, name, "ONLY", "L" + name + ";");
                end(code, Opcodes.ARETURN);
                out.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "ONLY", "L" + name + ";", null, null);
                MethodVisitor once = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
                make(once, name);
                once.visitFieldInsn(Opcodes.PUTSTATIC, name, "ONLY", "L" + name + ";");
                end(once, Opcodes.RETURN);
                return;
            }
            make(code, name);
            end(code, Opcodes.ARETURN);
        }

        private void make(MethodVisitor code, String name) {
            code.visitTypeInsn(Opcodes.NEW, name);
            code.visitInsn(Opcodes.DUP);
            int at = 0;
            for (Type one : held) {
                code.visitVarInsn(one.getOpcode(Opcodes.ILOAD), at);
                at += one.getSize();
            }
            String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, held);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", descriptor, false);
        }

        private boolean body(ClassWriter out, String name) {
            MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, sam, erased.getDescriptor(), null, null);
            boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            List<Type> takes = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
            if (!constructs && target.getTag() != Opcodes.H_INVOKESTATIC) {
                takes.add(0, Type.getObjectType(target.getOwner()));
            }
            if (constructs) {
                code.visitTypeInsn(Opcodes.NEW, target.getOwner());
                code.visitInsn(Opcodes.DUP);
            }
            for (int i = 0; i < held.length; i++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, name, "h" + i, held[i].getDescriptor());
            }
            if (!arguments(code, takes)) {
                return false;
            }
            call(code);
            Type result = constructs ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
            return result(code, result);
        }

        private boolean arguments(MethodVisitor code, List<Type> takes) {
            Type[] passed = erased.getArgumentTypes();
            int at = 1;
            for (int i = 0; i < passed.length; i++) {
                code.visitVarInsn(passed[i].getOpcode(Opcodes.ILOAD), at);
                at += passed[i].getSize();
                if (!Conversion.of(passed[i], wanted.getArgumentTypes()[i], takes.get(held.length + i), code)) {
                    return false;
                }
            }
            return true;
        }

        private void call(MethodVisitor code) {
            int opcode = switch (target.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                // A private method of a nest mate is called like any other.
                default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            };
            code.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        }

        private boolean result(MethodVisitor code, Type from) {
            Type to = erased.getReturnType();
            if (to.getSort() == Type.VOID) {
                if (from.getSize() > 0) {
                    code.visitInsn(from.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
                }
            } else if (!Conversion.of(from, from, to, code)) {
                return false;
            }
            end(code, to.getOpcode(Opcodes.IRETURN));
            return true;
        }

        private static void end(MethodVisitor code, int returning) {
            code.visitInsn(returning);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
    }

    /** From the type that a value has to the one that is asked for, as far as the language does it by itself. */
    private static final class Conversion {

        private static final Map<String, String> BOXES = Map.of(
                "Z", "java/lang/Boolean",
                "C", "java/lang/Character",
                "B", "java/lang/Byte",
                "S", "java/lang/Short",
                "I", "java/lang/Integer",
                "J", "java/lang/Long",
                "F", "java/lang/Float",
                "D", "java/lang/Double");

        private static final Map<String, Integer> WIDER =
                Map.of("IJ", Opcodes.I2L, "ID", Opcodes.I2D, "JD", Opcodes.L2D, "FD", Opcodes.F2D);

        private Conversion() {}

        /**
         * Writes it.
         *
         * @param known what a reference is known to be
         * @return false where it is not a usual one
         */
        static boolean of(Type from, Type known, Type to, MethodVisitor code) {
            boolean value = from.getSort() < Type.ARRAY;
            boolean asValue = to.getSort() < Type.ARRAY;
            if (value && asValue) {
                return wider(from.getDescriptor(), to.getDescriptor(), code);
            }
            if (value) {
                return boxed(from.getDescriptor(), to, code);
            }
            if (asValue) {
                return unboxed(known, to.getDescriptor(), code);
            }
            if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
                code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
            }
            return true;
        }

        private static boolean wider(String from, String to, MethodVisitor code) {
            Integer opcode = WIDER.get(from + to);
            if (opcode != null) {
                code.visitInsn(opcode);
            }
            return opcode != null || from.equals(to);
        }

        private static boolean boxed(String from, Type to, MethodVisitor code) {
            String box = BOXES.get(from);
            if (from.equals("V")) {
                return false;
            }
            code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", "(" + from + ")L" + box + ";", false);
            return true;
        }

        private static boolean unboxed(Type known, String to, MethodVisitor code) {
            String box = BOXES.get(to);
            if (!known.getInternalName().equals(box)) {
                return false;
            }
            code.visitTypeInsn(Opcodes.CHECKCAST, box);
            String name = Type.getType(to).getClassName() + "Value";
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, name, "()" + to, false);
            return true;
        }
    }
}
