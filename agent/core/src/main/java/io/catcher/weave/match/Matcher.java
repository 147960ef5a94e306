package io.catcher.weave.match;

import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.TypeHierarchy;
import io.catcher.weave.classfile.TypeView;
import io.catcher.weave.pattern.Pointcut;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules, asked for every class that is loaded: first by name, then by the class file's header, and only then by
 * its methods. Immutable but for what it remembers of supertypes; thread-safe; loads no class of the application and holds
 * none.
 */
public final class Matcher {

    private static final int NEWEST_VERSION = Opcodes.V28;
    private static final int MAJOR_VERSION = 6;

    /** Matches no class. */
    public static final Matcher NOTHING = new Matcher(List.of(), List.of(), null);

    private final NameFilter names;
    private final List<CompiledRule> rules;
    private final List<Pointcut> exclude;
    private final @Nullable Rule marked;
    private final TypeHierarchy hierarchy = new TypeHierarchy();

    /** @param marked watches methods that the code itself marks; null = these are not watched */
    Matcher(List<CompiledRule> rules, List<Pointcut> exclude, @Nullable Rule marked) {
        this.marked = marked;
        this.rules = List.copyOf(rules);
        this.exclude = List.copyOf(exclude);
        this.names = new NameFilter(this.rules, this.exclude);
    }

    /** The matcher of all patterns that mean something, and what is wrong with the others. */
    public record Compiled(Matcher matcher, List<PatternMistake> mistakes) {

        public Compiled {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** Never throws: a wrong pattern is left out and reported. */
    public static Compiled compile(Settings settings) {
        return compile(settings, List.of());
    }

    /**
     * The same, for a file in which there are other mistakes too.
     *
     * @param leftOut rules that match nothing, of which is told only what is wrong with their patterns
     */
    public static Compiled compile(Settings settings, List<Rule> leftOut) {
        return new RuleCompiler().compile(settings, leftOut);
    }

    /** Whether no class can match. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Whether the class may have a method to weave, by its name alone; false is final. For a class that no rule is near it
     * allocates nothing.
     *
     * @param internalName with slashes between packages
     */
    public boolean mayMatch(String internalName) {
        return names.mayMatch(internalName);
    }

    /**
     * The same for a class whose bytes are there: also where its own code asks to be watched.
     *
     * @param classFile is only read
     */
    public boolean mayMatch(String internalName, byte[] classFile) {
        return names.mayMatch(internalName) || (mayBeMarked(internalName) && Marks.mayBeIn(classFile));
    }

    /** Whether it makes sense to ask the class's own code, by its name alone. */
    public boolean mayBeMarked(String internalName) {
        return marked != null && OffLimits.of(internalName) == OffLimits.NOT;
    }

    /**
     * What to weave in a class that {@link #mayMatch}. Never throws, whatever the bytes are.
     *
     * @param loader asked for the resources of supertypes and annotations where a rule names some; null = the boot loader
     * @param classFile is only read
     */
    public ClassPlan plan(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        try {
            int version = majorVersion(classFile);
            if (version > NEWEST_VERSION) {
                return refused(internalName, "class file version " + version + " is newer than this agent knows");
            }
            ClassReader reader = new ClassReader(classFile);
            Marks marks = marked != null && Marks.mayBeIn(classFile) ? Marks.read(reader) : Marks.NONE;
            return plan(loader, internalName, reader, marks);
        } catch (Throwable unreadable) { // the parser throws whatever a broken file leads it to
            return refused(internalName, "the class file cannot be read: " + unreadable);
        }
    }

    private ClassPlan plan(@Nullable ClassLoader loader, String internalName, ClassReader reader, Marks marks) {
        TypeView type = hierarchy.view(loader, reader);
        List<CompiledRule> near = near(internalName)
                .map(rule -> rule.on(type))
                .filter(Objects::nonNull)
                .toList();
        if (near.isEmpty() && !marks.any()) {
            return ClassPlan.NOTHING;
        }
        return new MethodPlanner(type, ClassFacts.read(reader), CodeSizes.of(reader), new MarkedMethods(marks, marked))
                .plan(near, CompiledRule.narrowed(exclude, type));
    }

    private Stream<CompiledRule> near(String internalName) {
        OffLimits limits = OffLimits.of(internalName);
        return rules.stream().filter(rule -> rule.mayMatch(internalName, limits));
    }

    private ClassPlan refused(String internalName, String reason) {
        List<Refusal> refusals = near(internalName)
                .limit(1)
                .map(rule -> new Refusal(internalName.replace('/', '.'), rule.rule(), reason))
                .toList();
        return new ClassPlan(List.of(), refusals);
    }

    private static int majorVersion(byte[] classFile) {
        return (classFile[MAJOR_VERSION] & 0xFF) << 8 | (classFile[MAJOR_VERSION + 1] & 0xFF);
    }
}
