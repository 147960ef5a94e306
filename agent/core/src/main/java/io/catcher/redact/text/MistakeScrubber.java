package io.catcher.redact.text;

import io.catcher.config.read.Reading;
import io.catcher.config.yaml.Shown;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the secrets out of what is said of files, and leaves its places: {@code secret.yaml:5:1} reads like the name of a
 * secret and its value, and is what a person must open. Immutable, thread-safe.
 */
public final class MistakeScrubber {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Scrubber scrubber;
    private final Pattern places;

    /** For what is told of a reading, with the words and patterns that it asks for itself. */
    public static MistakeScrubber of(Reading reading) {
        Set<String> sources = new HashSet<>();
        for (String file : reading.files()) {
            sources.add(file);
            sources.add(Shown.path(file));
        }
        reading.mistakes().forEach(mistake -> sources.add(mistake.place().source()));
        return new MistakeScrubber(new Scrubber(reading.settings().redaction()), sources);
    }

    /** @param sources files and variables as the lines name them */
    MistakeScrubber(Scrubber scrubber, Collection<String> sources) {
        this.scrubber = scrubber;
        this.places = sources.stream().allMatch(String::isEmpty) ? NOTHING : places(sources);
    }

    /** Only where one begins and ends as a place does: a file's name may also be a part of a word, or of a secret. */
    private static Pattern places(Collection<String> sources) {
        String any = sources.stream()
                .filter(source -> !source.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![^\\s(])(" + any + ")(?:(?::\\d{1,9}:\\d{1,9})(?![^:;,)\\s])|(?=: |\\)|$))");
    }

    /** One or more lines; each part between two places is looked at for itself. */
    public String scrubbed(String text) {
        StringBuilder clean = new StringBuilder();
        Matcher place = places.matcher(text);
        int at = 0;
        while (place.find()) {
            clean.append(scrubber.scrubbed(text.substring(at, place.start())))
                    .append(path(place.group(1)))
                    .append(text, place.end(1), place.end());
            at = place.end();
        }
        return clean.append(scrubber.scrubbed(text.substring(at))).toString();
    }

    /** The file's name apart: what is secret in a directory's name must not take it along. */
    private String path(String source) {
        int name = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1;
        if (name == 0) {
            return scrubber.scrubbed(source);
        }
        String directory = source.substring(0, name - 1);
        return scrubber.scrubbed(directory) + source.charAt(name - 1) + scrubber.scrubbed(source.substring(name));
    }
}
