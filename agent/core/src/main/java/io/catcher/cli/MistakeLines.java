package io.catcher.cli;

import io.catcher.config.read.Reading;
import io.catcher.plugin.PluginCheck;
import io.catcher.redact.text.MistakeScrubber;
import io.catcher.weave.match.Matcher;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a configuration, a line each, without the secrets that stand in the wrong place. Immutable. */
public final class MistakeLines {

    private final Reading reading;

    public MistakeLines(Reading reading) {
        this.reading = reading;
    }

    /** Of what was read, not of what the patterns mean. */
    public List<String> read() {
        return scrubbed(told());
    }

    /** Of the patterns too: what the agent would not weave. */
    public List<String> withPatterns() {
        return scrubbed(toldWithPatterns());
    }

    /** Of the jars of own interceptors, too. */
    public List<String> all() {
        List<String> lines = toldWithPatterns();
        PluginCheck.check(reading.settings().interceptors())
                .mistakes()
                .forEach(mistake -> lines.add(mistake.place() + ": interceptors: " + mistake.what()));
        return scrubbed(lines);
    }

    private List<String> told() {
        List<String> lines = new ArrayList<>();
        reading.mistakes().forEach(mistake -> lines.add(mistake.toString()));
        return lines;
    }

    private List<String> toldWithPatterns() {
        List<String> lines = told();
        Matcher.compile(reading.settings(), reading.leftOut())
                .mistakes()
                .forEach(mistake -> lines.add(mistake.toString()));
        return lines;
    }

    private List<String> scrubbed(List<String> lines) {
        return lines.stream().map(MistakeScrubber.of(reading)::scrubbed).toList();
    }
}
