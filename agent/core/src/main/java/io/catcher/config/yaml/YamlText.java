package io.catcher.config.yaml;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 from the parser's events. The library's own composer is not used: it stops at the first alias, tag or
 * duplicate key, where the user wants all mistakes at once. No class is ever made from a file.
 */
public final class YamlText {

    /** Characters of a file; more than any configuration that a person wrote. */
    public static final int LONGEST = 1 << 20;

    /** Each repair reads the text again: for what people write, not for what attackers do. */
    private static final int MOST_REPAIRS = 20;

    private static final int LONGEST_REPAIRED = 1 << 16;

    private YamlText() {}

    /**
     * Never throws. A value that lacks its quotes is a node that is refused, and the rest of the file is read.
     *
     * @param source how messages name the text
     * @return null if the text is empty, or no YAML, in which case a mistake says so
     */
    public static @Nullable Tree parse(String text, String source, Mistakes mistakes) {
        Map<Place, String> refused = new HashMap<>();
        String repaired = text;
        while (true) {
            try {
                return tree(repaired, source, refused);
            } catch (TooMuch limit) {
                mistakes.add(limit.mistake());
            } catch (MarkedYamlEngineException wrong) {
                SyntaxMistake syntax = new SyntaxMistake(source, repaired);
                Mistake unquoted = syntax.unquoted(wrong);
                boolean repairable = refused.size() < MOST_REPAIRS && text.length() < LONGEST_REPAIRED;
                if (unquoted != null && repairable && refused.put(unquoted.place(), unquoted.what()) == null) {
                    repaired = SyntaxMistake.withPlainStart(repaired, unquoted.place());
                    continue;
                }
                mistakes.add(unquoted == null ? syntax.inWords(wrong) : unquoted);
            } catch (ReaderException wrong) {
                mistakes.add(forbidden(text, source, wrong));
            } catch (YamlEngineException wrong) {
                mistakes.add(Place.of(source), "is not YAML: " + Shown.plain(String.valueOf(wrong.getMessage())));
            } catch (RuntimeException bug) {
                // The scanner has had index errors on odd input: the application must start all the same.
                mistakes.add(
                        Place.of(source),
                        "cannot be read as YAML (" + bug.getClass().getSimpleName() + ")");
            }
            refused.forEach(mistakes::add);
            return null;
        }
    }

    /** The parser looks at all characters before it reads the first word, and counts code points. */
    private static Mistake forbidden(String text, String source, ReaderException wrong) {
        int index = text.offsetByCodePoints(0, wrong.getPosition());
        return new Mistake(
                new SourceLines(text).place(source, index),
                "the character U+%04X is not allowed in YAML; take it out".formatted(wrong.getCodePoint()));
    }

    private static @Nullable Tree tree(String text, String source, Map<Place, String> refused) {
        // With a smaller buffer the scanner copies what it holds of a long scalar for each buffer it adds: 1 MB takes 2
        // s.
        LoadSettings settings = LoadSettings.builder()
                .setLabel("yaml")
                .setBufferSize(Math.max(1024, text.length() + 1))
                .setCodePointLimit(LONGEST + 1)
                .build();
        Iterator<Event> events = new Parse(settings).parseString(text).iterator();
        return new TreeBuilder(source, events, refused).build();
    }
}
