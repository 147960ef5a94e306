package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactConfigTest {

    @Test
    void the_settings_are_those_that_the_agent_would_find(@TempDir Path directory) throws IOException {
        Path yaml = Files.writeString(directory.resolve("c.yaml"), "redaction: {words: [zebra]}");
        Path names = Files.writeString(directory.resolve("names"), "zebra\nquantity\n");

        assertThat(CommandRun.of(Map.of("CATCHER_CONFIG", yaml.toString()), "redact", "--keys", names.toString()))
                .isEqualTo(new CommandRun(0, "zebra\tredacted\nquantity\tkept\n", ""));
    }
}
