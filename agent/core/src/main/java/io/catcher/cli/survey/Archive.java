package io.catcher.cli.survey;

import java.util.List;
import java.util.Map;

/**
 * One jar or directory and what it says of itself. Immutable.
 *
 * @param name for a person to read
 * @param given whether the user named it; the others are what it brings along
 * @param own whether who built it says that all of it is the application's
 * @param manifest its main attributes
 * @param poms {@code groupId:artifactId} of all that Maven packed into it
 */
public record Archive(String name, boolean given, boolean own, Map<String, String> manifest, List<String> poms) {

    public Archive {
        manifest = Map.copyOf(manifest);
        poms = List.copyOf(poms);
    }

    /** An attribute of the manifest; empty = it has none such. */
    public String attribute(String key) {
        return manifest.getOrDefault(key, "").strip();
    }
}
