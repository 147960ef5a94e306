package io.catcher.config.read;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.SourceFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the user's own file of error codes: the one that the configuration names, else the one that lies beside it. */
final class OwnErrorCodes {

    private static final String USUAL = "error-codes.yaml";

    private final Substitution substitution;
    private final Mistakes mistakes;

    OwnErrorCodes(Substitution substitution, Mistakes mistakes) {
        this.substitution = substitution;
        this.mistakes = mistakes;
    }

    /**
     * @param configuration the path of the configuration; empty = there is none
     * @param values what it says of the file, relative to itself
     */
    ErrorRegistry read(String configuration, Values values) {
        String named = values.get(FileKeys.ERROR_CODES);
        Path path = beside(configuration, named);
        boolean wanted = !named.isEmpty() || (path != null && !configuration.isEmpty() && Files.exists(path));
        if (!wanted || path == null) {
            return ErrorRegistry.NONE;
        }
        Place place = values.place(FileKeys.ERROR_CODES).orElse(null);
        String text = named.isEmpty() || place == null
                ? SourceFile.read(path.toString(), mistakes)
                : SourceFile.read(path.toString(), FileKeys.ERROR_CODES.path(), place, mistakes);
        // A copy of the registry that the agent has anyway adds nothing, and need not be parsed at each start.
        if (text == null || text.equals(ErrorCodesReader.builtInText())) {
            return ErrorRegistry.NONE;
        }
        return new ErrorCodesReader(substitution, ErrorCodesReader.builtIn(), mistakes)
                .read(text, Shown.path(path.toString()));
    }

    /** Where it would be, by its name in the configuration, or beside it; null = there is no such path. */
    static @Nullable Path beside(String configuration, String named) {
        String name = named.isEmpty() ? USUAL : named;
        try {
            Path directory = Path.of(configuration).getParent();
            return directory == null ? Path.of(name) : directory.resolve(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
