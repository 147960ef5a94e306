package io.catcher.cli.init;

import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeHierarchy;
import io.catcher.weave.classfile.TypeView;
import io.catcher.weave.match.CodeSizes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * How much a class does.
 *
 * @param name internal
 * @param methods that a wildcard would watch
 * @param substantial those of them that do more than hand on
 * @param accessors bare getters and setters, which are never watched
 * @param kin what of the types that were asked for it is one of; empty = none
 * @param marks annotations of the class and of its methods, inherited ones and those of annotations too; internal names
 */
record Sketch(String name, int methods, int substantial, int accessors, String kin, Set<String> marks) {

    Sketch {
        marks = Set.copyOf(marks);
    }

    /** A body that only calls another one and casts is shorter. */
    private static final int SUBSTANTIAL_BYTES = 40;

    private static final Set<String> PLUMBING = Set.of(
            "equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;", "main([Ljava/lang/String;)V");

    /** Null = the bytes are no class file. */
    static @Nullable Sketch of(TypeHierarchy types, ClassLoader loader, byte[] classFile, Set<String> kin) {
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassFacts facts = ClassFacts.read(reader);
            Map<String, Integer> sizes = CodeSizes.of(classFile);
            int accessors = count(facts, MethodFacts::trivialAccessor);
            int methods = count(facts, Sketch::isWatchable);
            int substantial = count(
                    facts, method -> isWatchable(method) && sizes.getOrDefault(method.key(), 0) >= SUBSTANTIAL_BYTES);
            TypeView view = types.view(loader, reader);
            return new Sketch(reader.getClassName(), methods, substantial, accessors, kin(view, kin), marks(view));
        } catch (RuntimeException broken) { // the parser throws whatever a broken file leads it to
            return null;
        }
    }

    private static Set<String> marks(TypeView type) {
        Set<String> marks = new HashSet<>();
        Predicate<String> collecting = name -> {
            marks.add(name);
            return false;
        };
        // Never true: each is only written down.
        type.isAnnotated(collecting);
        type.isSomeMethodAnnotated(collecting);
        return marks;
    }

    private static String kin(TypeView type, Set<String> kin) {
        String[] found = {""};
        type.isA(
                name -> {
                    if (kin.contains(name)) {
                        found[0] = name;
                    }
                    return kin.contains(name);
                },
                false);
        return found[0];
    }

    private static int count(ClassFacts facts, Predicate<MethodFacts> which) {
        return (int) facts.methods().stream().filter(which).count();
    }

    private static boolean isWatchable(MethodFacts method) {
        return !method.isAbstract()
                && !method.isNative()
                && !method.isSynthetic()
                && !method.isBridge()
                && !method.name().startsWith("<")
                && !method.trivialAccessor()
                && !method.looksForClass()
                && !PLUMBING.contains(method.key());
    }
}
