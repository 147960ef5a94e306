package io.catcher.weave.classfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A class file read whole: its methods with their bodies, and the names of nested types as in source. Immutable. */
public final class ClassFacts {

    private final String name;
    private final List<MethodFacts> methods;
    private final Map<String, Nested> nested;

    private static final String NOT_FOUND = "java/lang/ClassNotFoundException";

    private record Nested(@Nullable String outer, String simpleName) {}

    private ClassFacts(String name, List<MethodFacts> methods, Map<String, Nested> nested) {
        this.name = name;
        this.methods = List.copyOf(methods);
        this.nested = Map.copyOf(nested);
    }

    /** @throws RuntimeException of many kinds, when the bytes are no class file */
    public static ClassFacts read(ClassReader reader) {
        Collector collector = new Collector();
        reader.accept(collector, ClassReader.SKIP_FRAMES);
        return new ClassFacts(reader.getClassName(), collector.methods, collector.nested);
    }

    public List<MethodFacts> methods() {
        return methods;
    }

    /** Binary name: with dots between packages and {@code $} before a nested class. */
    public String binaryName() {
        return name.replace('/', '.');
    }

    /** The name in source; of a nested class the innermost; of an anonymous one what follows the package. */
    public String simpleName() {
        Nested self = nested.get(name);
        return self != null ? self.simpleName() : name.substring(name.lastIndexOf('/') + 1);
    }

    /** Name and descriptor of the method and of its bridges. */
    public Set<String> keysOf(MethodFacts method) {
        Set<String> keys = new HashSet<>();
        keys.add(method.key());
        for (MethodFacts other : methods) {
            if (method.key().equals(other.bridged())) {
                keys.add(other.key());
            }
        }
        return keys;
    }

    /** The type as in source, with {@code []} for arrays and dots before nested types. */
    public String sourceName(Type type) {
        if (type.getSort() == Type.ARRAY) {
            return sourceName(type.getElementType()) + "[]".repeat(type.getDimensions());
        }
        return type.getSort() == Type.OBJECT ? sourceName(type.getInternalName(), 0) : type.getClassName();
    }

    private String sourceName(String internal, int depth) {
        Nested inner = nested.get(internal);
        // The depth guards against a forged class file, in which a type is nested in itself.
        if (inner == null || inner.outer() == null || depth > nested.size()) {
            return internal.replace('/', '.');
        }
        return sourceName(inner.outer(), depth + 1) + "." + inner.simpleName();
    }

    private static final class Collector extends ClassVisitor {

        private final List<MethodFacts> methods = new ArrayList<>();
        private final Map<String, Nested> nested = new HashMap<>();

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitInnerClass(String name, @Nullable String outer, @Nullable String simpleName, int access) {
            if (simpleName != null) {
                nested.put(name, new Nested(outer, simpleName));
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            boolean mayFindNone = exceptions != null && List.of(exceptions).contains(NOT_FOUND);
            return new BodyVisitor(access, name, descriptor, mayFindNone, methods::add);
        }
    }
}
