package io.catcher.config.read;

import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.Nearest;
import io.catcher.config.schema.Type;
import io.catcher.config.schema.WrongValue;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment variables and system properties, which stand above the file. */
final class Variables {

    private static final String PROPERTY = "catcher.";
    private static final String PREFIX = "CATCHER_";

    /** Said to others: the agent's start, the tests against a real Loki, a switch of error tracking, and one of everything. */
    private static final Set<String> ELSEWHERE =
            Set.of("CATCHER_CONFIG", "CATCHER_LOKI", "BUGCATCHER_ERROR_TRACKING", "catcher.config", "catcher.off");

    /** Before what only the benchmarks say. */
    private static final String OF_BENCHMARKS = "catcher.bench.";

    /** What every container gets of a service that is called catcher or bugcatcher. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "[A-Z]+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final Map<String, Key<?>> known = new HashMap<>();

    Variables(Map<String, String> environment, Map<String, String> properties) {
        this.environment = environment;
        this.properties = properties;
        for (Key<?> key : FileKeys.SCHEMA.keys()) {
            known.put(variable(key), key);
            known.put(property(key), key);
        }
    }

    /** {@code BUGCATCHER_LOKI_URL} for bugcatcher.loki.url, {@code CATCHER_FILES_DIR} for files.dir. */
    static String variable(Key<?> key) {
        String name = key.path().toUpperCase(Locale.ROOT).replace('.', '_');
        boolean asItStands = name.startsWith("BUGCATCHER_") || name.startsWith("PERFCATCHER_");
        return asItStands ? name : PREFIX + name;
    }

    static String property(Key<?> key) {
        return PROPERTY + key.path();
    }

    /** Puts what is given over what the file says; a wrong one leaves the file's value. */
    void putOver(Values values, Mistakes mistakes) {
        for (Key<?> key : FileKeys.SCHEMA.keys()) {
            put(key, variable(key), environment, values, mistakes);
            put(key, property(key), properties, values, mistakes);
        }
    }

    /** A text, and who gave it. */
    record Given(String text, Place place) {}

    /** The text that counts for a key of one value; null if neither a variable nor a property gives it. */
    @Nullable
    Given given(Key<?> key) {
        Given property = given(properties, property(key));
        return property == null ? given(environment, variable(key)) : property;
    }

    private static @Nullable Given given(Map<String, String> all, String name) {
        String text = all.get(name);
        return text == null || text.isEmpty() ? null : new Given(text, Place.of(name));
    }

    /** Tells of names that are no setting but look like one: a typing error there would go unseen. */
    void tellUnknown(Mistakes mistakes) {
        Set<String> names = new TreeSet<>(environment.keySet());
        names.removeIf(name ->
                !name.startsWith(PREFIX) && !name.startsWith("BUGCATCHER_") && !name.startsWith("PERFCATCHER_"));
        properties.keySet().stream().filter(name -> name.startsWith(PROPERTY)).forEach(names::add);
        names.removeAll(known.keySet());
        names.removeAll(ELSEWHERE);
        names.removeIf(name -> name.startsWith(OF_BENCHMARKS));
        names.removeIf(name -> OF_KUBERNETES.matcher(name).matches());
        for (String name : names) {
            String near = near(name);
            // Nobody else's variables begin with the other two words.
            if (!near.isEmpty() || !name.startsWith(PREFIX)) {
                mistakes.add(new Mistake(Place.of(name), "unknown setting", near));
            }
        }
    }

    private String near(String name) {
        // CATCHER_ before a name that has its own prefix.
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        if (known.containsKey(bare)) {
            return bare;
        }
        // Without the prefix, which would make any two short names alike.
        int prefix = name.indexOf(name.startsWith(PROPERTY) ? '.' : '_') + 1;
        String start = name.substring(0, prefix);
        String near = Nearest.of(
                name.substring(prefix),
                known.keySet().stream()
                        .filter(other -> other.startsWith(start))
                        .map(other -> other.substring(prefix))
                        .toList());
        if (!near.isEmpty()) {
            return start + near;
        }
        String other = Nearest.of(name, known.keySet());
        return other.endsWith('_' + name.substring(prefix)) ? other : "";
    }

    private static <T> void put(Key<T> key, String name, Map<String, String> given, Values values, Mistakes mistakes) {
        String text = given.get(name);
        if (text == null || text.isEmpty()) {
            return;
        }
        Place place = Place.of(name);
        if (!(key.type() instanceof Type.One<T> one)) {
            mistakes.add(place, "is a list, which only the file can give");
            return;
        }
        try {
            values.put(key, one.read(text, place), place);
        } catch (WrongValue wrong) {
            mistakes.add(new Mistake(place, wrong.about(text), one.meant(wrong, place)));
        }
    }
}
