package io.catcher.config.read;

import io.catcher.config.WorkingDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the YAML is: the agent's argument, else CATCHER_CONFIG, else the usual places under the working directory. */
public final class ConfigFile {

    private static final List<String> USUAL = List.of("config/interceptor.yaml", "interceptor.yaml");

    private ConfigFile() {}

    /** The file to read, which need not exist when it was named; null when none was named and none is there. */
    public static @Nullable Path find(@Nullable String argument, Map<String, String> environment) {
        String named = argument == null || argument.isBlank() ? environment.get("CATCHER_CONFIG") : argument;
        if (named != null && !named.isBlank()) {
            return WorkingDirectory.resolve(named.strip());
        }
        return USUAL.stream()
                .map(WorkingDirectory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
