package io.catcher.weave.classfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * One type with its supertypes and annotations, looked up when first asked and only as far as needed. Confined to a thread;
 * an unknown supertype or annotation has none of its own.
 */
public final class TypeView {

    /** A class file can name supertypes without end; no real type comes near. */
    private static final int MOST_RELATIVES = 2_000;

    private static final String THROWABLE = "java/lang/Throwable";

    private final TypeHierarchy hierarchy;
    private final ClassLoader loader;
    private final ClassReader reader;
    private @Nullable TypeFacts type;
    private @Nullable List<TypeFacts> ancestors;

    TypeView(TypeHierarchy hierarchy, ClassLoader loader, ClassReader reader) {
        this.hierarchy = hierarchy;
        this.loader = loader;
        this.reader = reader;
    }

    /** Internal name. */
    public String name() {
        return reader.getClassName();
    }

    /**
     * Whether a compiler or a framework made the class, from nothing that somebody wrote. Groovy and Kotlin mark two kinds that
     * hold code from the source: the bodies of a trait, and the parts of a file facade.
     */
    public boolean isSynthetic() {
        return (reader.getAccess() & Opcodes.ACC_SYNTHETIC) != 0
                && !name().endsWith("$Trait$Helper")
                && !name().contains("Kt__");
    }

    private TypeFacts type() {
        TypeFacts known = type;
        if (known == null) {
            known = TypeFacts.read(reader);
            type = known;
            hierarchy.remember(loader, known);
        }
        return known;
    }

    /**
     * Whether the type or one of its supertypes has such a name.
     *
     * @param wanted of internal names
     * @param jdk whether the answer may lie above a type of the JDK; if not, those are not read
     */
    public boolean isA(Predicate<String> wanted, boolean jdk) {
        return isA(name(), wanted, jdk);
    }

    /** Whether a type that this one names is a Throwable, as far as its loader tells; by internal name. */
    public boolean isThrowable(String type) {
        return type.equals(THROWABLE) || isA(type, THROWABLE::equals, true);
    }

    private boolean isA(String type, Predicate<String> wanted, boolean jdk) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        seen.add(type);
        open.add(type);
        while (!open.isEmpty() && seen.size() < MOST_RELATIVES) {
            String name = open.remove();
            if (wanted.test(name)) {
                return true;
            }
            supertypes(name, jdk).filter(seen::add).forEach(open::add);
        }
        return false;
    }

    /** Whether the type or a supertype has such an annotation, or one that is itself so annotated. */
    public boolean isAnnotated(Predicate<String> wanted) {
        return carries(type().annotations(), wanted)
                || ancestors().stream().anyMatch(ancestor -> carries(ancestor.annotations(), wanted));
    }

    /**
     * Whether a method, or one that it overrides, has such an annotation, or one that is itself so annotated.
     *
     * @param keys name and descriptor of the method and of its bridges, which are what it overrides in generic supertypes
     */
    public boolean isMethodAnnotated(Set<String> keys, boolean overrides, Predicate<String> wanted) {
        if (onMethods(type(), keys, wanted)) {
            return true;
        }
        return overrides && ancestors().stream().anyMatch(ancestor -> onMethods(ancestor, keys, wanted));
    }

    /** Whether any method of the type or of a supertype has such an annotation: asked before the methods are read. */
    public boolean isSomeMethodAnnotated(Predicate<String> wanted) {
        return Stream.concat(Stream.of(type()), ancestors().stream())
                .flatMap(facts -> facts.methodAnnotations().values().stream())
                .anyMatch(annotations -> carries(annotations, wanted));
    }

    private boolean onMethods(TypeFacts facts, Set<String> keys, Predicate<String> wanted) {
        if (facts.methodAnnotations().isEmpty()) {
            return false;
        }
        return keys.stream().anyMatch(key -> carries(facts.methodAnnotations().getOrDefault(key, Set.of()), wanted));
    }

    private boolean carries(Set<String> annotations, Predicate<String> wanted) {
        Set<String> seen = new HashSet<>(annotations);
        Deque<String> open = new ArrayDeque<>(annotations);
        while (!open.isEmpty() && seen.size() < MOST_RELATIVES) {
            String name = open.remove();
            if (wanted.test(name)) {
                return true;
            }
            TypeFacts facts = ofJdk(name) ? null : hierarchy.find(loader, name);
            if (facts != null) {
                facts.annotations().stream().filter(seen::add).forEach(open::add);
            }
        }
        return false;
    }

    private List<TypeFacts> ancestors() {
        List<TypeFacts> found = ancestors;
        if (found == null) {
            found = new ArrayList<>();
            isA(collecting(found), false);
            ancestors = found;
        }
        return found;
    }

    private Predicate<String> collecting(List<TypeFacts> found) {
        return name -> {
            TypeFacts facts = name.equals(name()) || ofJdk(name) ? null : hierarchy.find(loader, name);
            if (facts != null) {
                found.add(facts);
            }
            return false;
        };
    }

    /** Of the type itself the header is at hand: its annotations need not be parsed for this. */
    private Stream<String> supertypes(String name, boolean jdk) {
        if (name.equals(name())) {
            return supertypes(reader.getSuperName(), List.of(reader.getInterfaces()));
        }
        TypeFacts facts = ofJdk(name) && !jdk ? null : hierarchy.find(loader, name);
        return facts == null ? Stream.empty() : supertypes(facts.superName(), facts.interfaces());
    }

    private static Stream<String> supertypes(@Nullable String superName, List<String> interfaces) {
        return Stream.concat(Stream.ofNullable(superName), interfaces.stream());
    }

    private static boolean ofJdk(String name) {
        return name.startsWith("java/");
    }
}
