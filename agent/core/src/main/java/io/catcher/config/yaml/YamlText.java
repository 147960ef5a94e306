package io.catcher.config.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 from the parser's events. The library's own composer is not used: it stops at the first alias, tag or
 * duplicate key, where the user wants all mistakes at once. No class is ever made from a file.
 */
public final class YamlText {

    /** Characters of a file; more than any configuration that a person wrote. */
    public static final int LONGEST = 1 << 20;

    private YamlText() {}

    /**
     * Never throws.
     *
     * @param source how messages name the text
     * @return null if the text is empty, or no YAML, in which case a mistake says so
     */
    public static @Nullable Tree parse(String text, String source, Mistakes mistakes) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel("yaml")
                    .setCodePointLimit(LONGEST + 1)
                    .build();
            return new TreeBuilder(source, new Parse(settings).parseString(text).iterator()).build();
        } catch (TooMuch limit) {
            mistakes.add(limit.mistake());
        } catch (MarkedYamlEngineException wrong) {
            mistakes.add(new SyntaxMistake(source, text).of(wrong));
        } catch (YamlEngineException wrong) {
            mistakes.add(Place.of(source), "is not YAML: " + Shown.plain(String.valueOf(wrong.getMessage())));
        } catch (RuntimeException bug) {
            // The scanner has had index errors on odd input: the application must start all the same.
            mistakes.add(
                    Place.of(source),
                    "cannot be read as YAML (" + bug.getClass().getSimpleName() + ")");
        }
        return null;
    }
}
