package io.catcher.redact;

import io.catcher.config.RedactionSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What a new configuration may do to the redaction of a JVM that runs: add protection at once, and take none away. The rest
 * waits for a restart, which somebody has to want. A pure function.
 *
 * @param effective what counts from now on
 * @param refused one sentence for each part that does not count, which names its key and never its value: a pattern may be
 *     the secret itself
 */
public record Strengthening(RedactionSettings effective, List<String> refused) {

    public Strengthening {
        refused = List.copyOf(refused);
    }

    /**
     * @param current what counts until now
     * @param proposed what the configuration says now
     */
    public static Strengthening of(RedactionSettings current, RedactionSettings proposed) {
        List<String> refused = new ArrayList<>();
        RedactionSettings effective = new RedactionSettings(
                joined("redaction.words", current.words(), proposed.words(), refused),
                joined("redaction.patterns", current.patterns(), proposed.patterns(), refused),
                common("redaction.allow", current.allow(), proposed.allow(), refused),
                current.hash() && proposed.hash());
        if (proposed.hash() && !current.hash()) {
            refused.add("redaction.hash: true waits for a restart: marks would tell which secrets are equal");
        }
        return new Strengthening(effective, refused);
    }

    /** Whether anything changes. */
    public boolean isMore(RedactionSettings current) {
        return !effective.equals(current);
    }

    /** Old ones keep their places: {@code pattern[0]} names the same pattern before and after. */
    private static List<String> joined(String key, List<String> current, List<String> proposed, List<String> refused) {
        Set<String> all = new LinkedHashSet<>(current);
        all.addAll(proposed);
        tell(
                current.size(),
                i -> !proposed.contains(current.get(i)),
                key,
                "is gone from the file and stays until a restart: a reload takes no protection away",
                refused);
        return List.copyOf(all);
    }

    private static List<String> common(String key, List<String> current, List<String> proposed, List<String> refused) {
        tell(
                proposed.size(),
                i -> !current.contains(proposed.get(i)),
                key,
                "waits for a restart: a reload lets nothing through that was redacted before",
                refused);
        return current.stream().filter(proposed::contains).toList();
    }

    private static void tell(int size, IntPredicate isRefused, String key, String why, List<String> refused) {
        for (int i = 0; i < size; i++) {
            if (isRefused.test(i)) {
                refused.add(key + "[" + i + "] " + why);
            }
        }
    }
}
