package io.catcher.config.read;

import io.catcher.config.Settings;
import io.catcher.config.yaml.Mistake;
import java.util.List;
import java.util.Map;

/** Readings of a text that is called {@code c.yaml}. */
final class Read {

    private Read() {}

    static Reading yaml(String text) {
        return yaml(text, Map.of(), Map.of());
    }

    static Reading yaml(String text, Map<String, String> environment, Map<String, String> properties) {
        return new SettingsReader(environment, properties).readText(text, "c.yaml");
    }

    static Settings environment(Map<String, String> environment) {
        return yaml("", environment, Map.of()).settings();
    }

    static List<String> lines(Reading reading) {
        return reading.mistakes().stream().map(Mistake::toString).toList();
    }
}
