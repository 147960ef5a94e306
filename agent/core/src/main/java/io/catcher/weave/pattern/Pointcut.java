package io.catcher.weave.pattern;

import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parsed pattern {@code [@A] [+]Class#[@B] method(types)[: return]}. Immutable, thread-safe.
 *
 * @param text as the user wrote it
 * @param classAnnotations each must be on the class
 * @param subtypes whether the class name stands for every subtype, too
 * @param methods null: the whole class is meant (only to exclude it)
 */
public record Pointcut(
        String text,
        List<Glob> classAnnotations,
        boolean subtypes,
        Glob className,
        @Nullable MethodPointcut methods) {

    private static final List<String> GENERATED =
            List.of("$$", "$Proxy", "$HibernateProxy", "$AjcClosure", "/0x", "+0x");

    private static final List<String> UNLIKELY = List.of("qz/wx7/Vj9", "zk4/Qh", "Xw3");

    public Pointcut {
        classAnnotations = List.copyOf(classAnnotations);
    }

    /** @throws PatternException when the text is no pattern, or has no methods */
    public static Pointcut matching(String text) throws PatternException {
        return Repair.parse(text, false);
    }

    /** As {@link #matching}; without {@code #} it means whole classes. */
    public static Pointcut excluding(String text) throws PatternException {
        return Repair.parse(text, true);
    }

    /** By the name alone; false is final, true may still become false. Allocates next to nothing. */
    public boolean mayMatch(String internalName) {
        return (subtypes || className.matches(internalName)) && (namesGenerated() || !generated(internalName));
    }

    /** Whether the class is one of those that are meant. Reads supertypes and annotations only if the pattern asks. */
    public boolean matches(TypeView type) {
        boolean named = subtypes ? type.isA(className::matches, reachesIntoJdk()) : className.matches(type.name());
        return named
                && (namesGenerated() || !generated(type.name()))
                && classAnnotations.stream().allMatch(annotation -> type.isAnnotated(annotation::matches))
                && (methods == null || methods.mayBeIn(type));
    }

    /** Whether a method of a class that {@link #matches} is meant, to be watched. */
    public boolean selects(TypeView type, ClassFacts owner, MethodFacts method) {
        return methods != null
                && !leavesOut(type)
                && methods.matches(type, owner, method)
                && !methods.leavesOut(method);
    }

    /** Whether a class that it {@link #matches} is one that a tool made, and that is watched only when it is named. */
    public boolean leavesOut(TypeView type) {
        return type.isSynthetic() && (subtypes || !className.exact()) && !namesGenerated();
    }

    /** Whether a method of a class that {@link #matches} is meant, to be left alone. */
    public boolean covers(TypeView type, ClassFacts owner, MethodFacts method) {
        return methods == null || methods.matches(type, owner, method);
    }

    /** Whether nothing about it restricts what it matches. */
    public boolean isEverything() {
        boolean allClasses =
                UNLIKELY.stream().allMatch(className::matches) || (subtypes && className.matches("java/lang/Object"));
        return allClasses && classAnnotations.isEmpty() && methods != null && methods.isEverything();
    }

    /** Whether it matches by the class's name alone. */
    public boolean byNameAlone() {
        return !subtypes && classAnnotations.isEmpty();
    }

    /** The name of its methods, with wildcards; empty where the whole class is meant. */
    public String methodName() {
        return methods == null ? "" : methods.name().text();
    }

    /** Whether it names one method of one class, so that its author expects it to be watched. */
    public boolean namesOneMethod() {
        return !subtypes
                && className.exact()
                && methods != null
                && methods.name().exact();
    }

    private boolean namesGenerated() {
        return generated(className.text());
    }

    private boolean reachesIntoJdk() {
        String head = className.head();
        return head.startsWith("java.") || "java.".startsWith(head);
    }

    private static boolean generated(String name) {
        // No stream: asked for every class that is loaded.
        for (int i = 0; i < GENERATED.size(); i++) {
            if (name.contains(GENERATED.get(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Whether the method is one that a wildcard never means: trivial getters and setters, {@code toString}, class loaders' searches. */
    public static boolean isPlumbing(MethodFacts method) {
        return MethodPointcut.isPlumbing(method);
    }

    /** Whether a tool added the method to a class after it was compiled, by its name. */
    public static boolean isWovenIn(MethodFacts method) {
        return MethodPointcut.isWovenIn(method.name());
    }
}
