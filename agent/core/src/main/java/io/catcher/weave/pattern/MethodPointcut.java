package io.catcher.weave.pattern;

import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeView;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pattern behind the {@code #}. Immutable, thread-safe.
 *
 * @param annotations each must be on the method
 * @param parameters null: any
 * @param more whether further parameters may follow, of any type
 * @param result null: any
 */
record MethodPointcut(
        List<Glob> annotations,
        Glob name,
        @Nullable List<TypePattern> parameters,
        boolean more,
        @Nullable TypePattern result) {

    /** How the names of what Hibernate's enhancer adds to an entity begin. */
    private static final String HIBERNATE = "$$_";

    /** In the name of the body that AspectJ moves out of an advised method. */
    private static final String ASPECTJ = "_aroundBody";

    /**
     * By what a pattern with a wildcard still names what is otherwise left out: a lambda's body, as javac and kotlinc (at the
     * end of the enclosing method's name) and as scalac write it, and what was woven in.
     */
    private static final List<String> MADE = List.of("lambda$", "$anonfun$", HIBERNATE, ASPECTJ);

    private static final String KOTLIN_LAMBDA = "$lambda$";

    /** What nobody means by a wildcard: watched only when named exactly. */
    private static final Set<String> PLUMBING = Set.of(
            "equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;", "main([Ljava/lang/String;)V");

    MethodPointcut {
        annotations = List.copyOf(annotations);
        parameters = parameters == null ? null : List.copyOf(parameters);
    }

    /** By the annotations of all methods together, before their code is read. */
    boolean mayBeIn(TypeView type) {
        return annotations.stream().allMatch(annotation -> type.isSomeMethodAnnotated(annotation::matches));
    }

    boolean matches(TypeView type, ClassFacts owner, MethodFacts method) {
        // A wildcard never means a constructor or a static initialiser.
        boolean named = method.name().startsWith("<") ? name.text().equals(method.name()) : name.matches(method.name());
        return named && matchesTypes(method.descriptor()) && isAnnotated(type, owner, method);
    }

    private boolean matchesTypes(String descriptor) {
        if (result != null && !result.matches(descriptor.substring(descriptor.indexOf(')') + 1))) {
            return false;
        }
        if (parameters == null) {
            return true;
        }
        Type[] types = Type.getArgumentTypes(descriptor);
        if (more ? types.length < parameters.size() : types.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).matches(types[i].getDescriptor())) {
                return false;
            }
        }
        return true;
    }

    private boolean isAnnotated(TypeView type, ClassFacts owner, MethodFacts method) {
        if (annotations.isEmpty()) {
            return true;
        }
        Set<String> keys = owner.keysOf(method);
        return annotations.stream()
                .allMatch(annotation -> type.isMethodAnnotated(keys, method.isVirtual(), annotation::matches));
    }

    /** Whether a method that it matches is one of those that must be named exactly. */
    boolean leavesOut(MethodFacts method) {
        if (method.isBridge()) {
            return !writtenOut();
        }
        if (name.exact()) {
            return false;
        }
        return isPlumbing(method) && !namesMade(method);
    }

    private boolean namesMade(MethodFacts method) {
        return MADE.stream()
                .anyMatch(made -> name.head().contains(made) && method.name().contains(made));
    }

    /** What is meant only by who names it. */
    static boolean isPlumbing(MethodFacts method) {
        return method.isBridge()
                || method.isSynthetic()
                || method.trivialAccessor()
                || method.looksForClass()
                // kotlinc does not mark them as synthetic.
                || method.name().contains(KOTLIN_LAMBDA)
                || isWovenIn(method.name())
                || PLUMBING.contains(method.key());
    }

    /** Nothing marks these as synthetic. */
    static boolean isWovenIn(String method) {
        return method.startsWith(HIBERNATE) || method.contains(ASPECTJ);
    }

    /** A bridge has the name of the method that it calls, and often its parameters: only all types together name it. */
    private boolean writtenOut() {
        return name.exact()
                && result != null
                && result.exact()
                && parameters != null
                && !more
                && parameters.stream().allMatch(TypePattern::exact);
    }

    boolean isEverything() {
        boolean anyTypes = (parameters == null || (more && parameters.isEmpty())) && (result == null || result.any());
        return annotations.isEmpty() && anyTypes && name.matches("zq7x") && name.matches("w");
    }
}
