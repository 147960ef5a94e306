package io.catcher.cli;

import io.catcher.config.read.Reading;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Shown;
import io.catcher.plugin.PluginCheck;
import io.catcher.redact.MistakeScrubber;
import io.catcher.redact.Scrubber;
import io.catcher.weave.match.Matcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong in a configuration, a line each, without the secrets that stand in the wrong place. Immutable. */
public final class MistakeLines {

    private final Reading reading;

    public MistakeLines(Reading reading) {
        this.reading = reading;
    }

    /** Of what was read, not of what the patterns mean. */
    public List<String> read() {
        return scrubbed(told(reading.mistakes()));
    }

    /** Of the patterns too: what the agent would not weave. */
    public List<String> withPatterns() {
        List<String> lines = told(reading.mistakes());
        lines.addAll(patterns());
        return scrubbed(lines);
    }

    /** Of the jars of own interceptors, too. */
    public List<String> all() {
        List<String> lines = told(reading.mistakes());
        lines.addAll(patterns());
        PluginCheck.check(reading.settings().interceptors())
                .mistakes()
                .forEach(mistake -> lines.add(mistake.place() + ": interceptors: " + mistake.what()));
        return scrubbed(lines);
    }

    private static List<String> told(List<Mistake> mistakes) {
        List<String> lines = new ArrayList<>();
        mistakes.forEach(mistake -> lines.add(mistake.toString()));
        return lines;
    }

    private List<String> patterns() {
        return Matcher.compile(reading.settings(), reading.leftOut()).mistakes().stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> scrubbed(List<String> lines) {
        Set<String> sources = new HashSet<>();
        for (String file : reading.files()) {
            sources.add(file);
            sources.add(Shown.path(file));
        }
        reading.mistakes().forEach(mistake -> sources.add(mistake.place().source()));
        MistakeScrubber scrubber =
                new MistakeScrubber(new Scrubber(reading.settings().redaction()), sources);
        return lines.stream().map(scrubber::scrubbed).toList();
    }
}
