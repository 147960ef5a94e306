package io.catcher.ship.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLogTest {

    private final Path temp;

    AgentLogTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void aConditionIsToldOnceAndAnotherOneToo() throws IOException {
        try (AgentLog log = new AgentLog(() -> temp, text -> text)) {
            log.warn("loki", "away");
            log.warn("loki", "still away");
            log.warn("disk", "full", new IOException("no space"));
            log.info("back\r\nforged line");
        }

        assertThat(Files.readAllLines(temp.resolve("catcher-agent.log")))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\d{4}-\\S+Z WARN \\[\\S+\\] away"),
                        line -> assertThat(line).endsWith("full: java.io.IOException: no space"),
                        line -> assertThat(line).endsWith("back forged line"));
    }

    @Test
    void withoutAMessageThereIsNoFile() {
        new AgentLog(() -> temp, text -> text).close();

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aLogThatCannotBeWrittenHurtsNobody() {
        try (AgentLog log = new AgentLog(
                () -> {
                    throw new IOException("nowhere");
                },
                text -> text)) {
            assertThatCode(() -> log.warn("x", "y")).doesNotThrowAnyException();
        }
    }
}
