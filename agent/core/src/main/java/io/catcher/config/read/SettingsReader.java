package io.catcher.config.read;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.RuleKeys;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.SourceFile;
import io.catcher.config.yaml.Tree;
import io.catcher.config.yaml.YamlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration: system property over environment over file over default. No input makes it throw: what is
 * wrong becomes a mistake, and the rest holds. Immutable; each reading is its own.
 */
public final class SettingsReader {

    private final Map<String, String> environment;
    private final Substitution substitution;
    private final Variables variables;

    public SettingsReader(Map<String, String> environment, Map<String, String> properties) {
        this.environment = environment;
        this.substitution = new Substitution(environment);
        this.variables = new Variables(environment, properties);
    }

    /** With the environment and the system properties of this JVM. */
    public static SettingsReader ofThisJvm() {
        return new SettingsReader(System.getenv(), systemProperties());
    }

    /** A copy of this JVM's system properties. */
    public static Map<String, String> systemProperties() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return properties;
    }

    /**
     * Reads a file.
     *
     * @param path the file as messages shall name it; null = there is none, and only variables hold
     */
    public Reading read(@Nullable String path) {
        return guarded(path == null ? "" : path, mistakes -> path == null ? null : SourceFile.read(path, mistakes));
    }

    /** Reads the file that the agent would read, as {@link ConfigFile} finds it. */
    public Reading readFound(@Nullable String argument) {
        Path found = ConfigFile.find(argument, environment);
        return read(found == null ? null : found.toString());
    }

    /**
     * Reads a text as if it were a file.
     *
     * @param name how messages name the text, and what an include is relative to
     */
    public Reading readText(String text, String name) {
        return guarded(name, mistakes -> text);
    }

    private Reading guarded(String name, Function<Mistakes, @Nullable String> source) {
        Mistakes mistakes = new Mistakes();
        try {
            return reading(name, source.apply(mistakes), mistakes);
        } catch (RuntimeException | StackOverflowError bug) {
            // Not reached by any known input; if it is, the application must run all the same.
            String what = "could not be read (" + bug.getClass().getSimpleName() + "); the defaults hold";
            return new Reading(
                    Settings.DEFAULTS,
                    List.of(),
                    ErrorRegistry.NONE,
                    List.of(new Mistake(Place.of(Shown.path(name)), what)),
                    name.isEmpty() ? List.of() : List.of(name));
        }
    }

    private Reading reading(String name, @Nullable String text, Mistakes mistakes) {
        Tree.Mapping file = file(name, text, mistakes);
        Values values = new SectionReader(FileKeys.SCHEMA, "", substitution, mistakes).read(file);
        variables.putOver(values, mistakes);
        variables.tellUnknown(mistakes);
        List<Tree> ruleTrees = values.get(FileKeys.RULES);
        RulesReader rulesReader = new RulesReader(substitution, values, mistakes);
        List<Rule> rules = rulesReader.read(ruleTrees);
        List<InterceptorSettings> interceptors = new InterceptorsReader(name, substitution, names(ruleTrees), mistakes)
                .read(values.get(FileKeys.INTERCEPTORS));
        Settings settings = new SettingsOf(values, mistakes).with(rules, interceptors);
        ErrorRegistry codes = new OwnErrorCodes(substitution, mistakes).read(name, values);
        return new Reading(settings, rulesReader.leftOut(), codes, mistakes.all(), files(name, values));
    }

    private static List<String> files(String name, Values values) {
        if (name.isEmpty()) {
            return List.of();
        }
        String profile = values.get(FileKeys.INCLUDE);
        String codes = values.get(FileKeys.ERROR_CODES);
        // No streams: they and their lambdas cost each start 5 ms.
        List<String> files = new ArrayList<>();
        files.add(name);
        String included = profile.isEmpty() ? null : Profile.beside(name, profile);
        if (included != null) {
            files.add(included);
        }
        Path ownCodes = OwnErrorCodes.beside(name, codes);
        if (ownCodes != null) {
            files.add(ownCodes.toString());
        }
        return files;
    }

    private Tree.Mapping file(String name, @Nullable String text, Mistakes mistakes) {
        String shown = Shown.path(name);
        Tree tree = text == null ? null : YamlText.parse(text, shown, mistakes);
        Tree.Mapping file = new Tree.Mapping(List.of(), Place.of(shown));
        if (tree instanceof Tree.Mapping mapping) {
            file = mapping;
        } else if (tree != null) {
            mistakes.add(tree.place(), "a configuration must hold keys such as 'rules:', not " + tree.kind());
        }
        return included(name, file, mistakes);
    }

    private Tree.Mapping included(String name, Tree.Mapping file, Mistakes mistakes) {
        Variables.Given given = variables.given(FileKeys.INCLUDE);
        if (given == null) {
            given = scalar(file, FileKeys.INCLUDE.path()).map(this::filled).orElse(null);
        }
        return given == null ? file : Profile.merged(file, Profile.read(name, given.text(), given.place(), mistakes));
    }

    /** Silent where it cannot be filled in: the reading of the key itself tells that. */
    private Variables.@Nullable Given filled(Tree.Scalar scalar) {
        try {
            String text = substitution.fill(scalar.text());
            return text.isBlank() ? null : new Variables.Given(text, scalar.place());
        } catch (Substitution.Unfilled told) {
            return null;
        }
    }

    private static Optional<Tree.Scalar> scalar(Tree.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Tree.Entry::value)
                .filter(Tree.Scalar.class::isInstance)
                .map(Tree.Scalar.class::cast)
                .filter(scalar -> !scalar.isOpen())
                .findFirst();
    }

    private static Set<String> names(List<Tree> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> rules.get(i) instanceof Tree.Mapping mapping
                        ? scalar(mapping, RuleKeys.NAME.path())
                                .map(Tree.Scalar::text)
                                .orElse("rules[" + i + "]")
                        : "rules[" + i + "]")
                .collect(Collectors.toSet());
    }
}
