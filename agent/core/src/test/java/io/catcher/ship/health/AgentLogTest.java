package io.catcher.ship.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void onlyItsOwnerCanReadItAlsoAfterItWasRolled() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "a file system without owners");
        Path file = temp.resolve("catcher-agent.log");
        try (AgentLog log = new AgentLog(() -> temp, text -> text)) {
            log.info("first");
        }
        assertThat(mode(file)).isEqualTo("rw-------");
        Files.writeString(file, "x".repeat(3_000_000));

        try (AgentLog log = new AgentLog(() -> temp, text -> text)) {
            log.info("rolled");
        }

        assertThat(Files.size(file)).isLessThan(1_000);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(temp.resolve("catcher-agent.1.log"))).isEqualTo("rw-------");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
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
