package io.catcher.ship.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.catcher.ship.journal.segment.Line;
import io.catcher.ship.journal.segment.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private final Path directory;
    private final List<String> lost = new ArrayList<>();

    JournalTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aRestartGoesOnBehindTheLastAcknowledgedLine() throws IOException {
        try (Journal journal = open(1 << 20)) {
            append(journal, "a", "b", "c");
            JournalReader reader = journal.reader();
            reader.acknowledge(reader.next(2, 1_000).get(1).end());
        }
        try (Journal journal = open(1 << 20)) {
            append(journal, "d");
            assertThat(read(journal.reader())).containsExactly("c", "d");
        }
    }

    @Test
    void aLineTornByAKillIsOneBadLineAndCostsNoOther() throws IOException {
        Files.writeString(directory.resolve("bugcatcher.log"), "whole\nto");
        try (Journal journal = open(1 << 20)) {
            append(journal, "next");
            assertThat(read(journal.reader())).containsExactly("whole", "to", "next");
        }
    }

    @Test
    void whatIsNotYetClosedByANewlineIsNotRead() throws IOException {
        try (Journal journal = open(1 << 20)) {
            append(journal, "a");
            JournalReader reader = journal.reader();
            Files.writeString(directory.resolve("bugcatcher.log"), "half", StandardOpenOption.APPEND);
            assertThat(read(reader)).containsExactly("a");
            Files.writeString(directory.resolve("bugcatcher.log"), " and half\n", StandardOpenOption.APPEND);
            assertThat(read(reader)).containsExactly("half and half");
        }
    }

    @Test
    void segmentsAreReadInOrderWhileTheyAreWritten() throws IOException {
        try (Journal journal = open(64 << 10)) {
            JournalReader reader = journal.reader();
            List<String> written = new ArrayList<>();
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String line = i + "x".repeat(500);
                written.add(line);
                append(journal, line);
                if (i % 7 == 0) {
                    read.addAll(read(reader));
                }
            }
            read.addAll(read(reader));

            assertThat(read).isEqualTo(written);
            assertThat(files("bugcatcher\\.\\d{6}\\.log")).isNotEmpty();
        }
    }

    @Test
    void theOldestGoFirstWhenItIsFullAndEveryUnacknowledgedLineIsTold() throws IOException {
        try (Journal journal = open(64 << 10)) {
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                written.add(i + "x".repeat(500));
                append(journal, written.get(i));
            }
            List<String> kept = read(journal.reader());

            List<String> all = new ArrayList<>(lost);
            all.addAll(kept);
            assertThat(all).isEqualTo(written);
            assertThat(lost).isNotEmpty();
            assertThat(size()).isLessThanOrEqualTo(64 << 10);
        }
    }

    @Test
    void aBatchUnderWayThatTheJournalGaveUpDoesNotMoveTheBookmarkBack() throws IOException {
        try (Journal journal = open(64 << 10)) {
            append(journal, "first");
            JournalReader reader = journal.reader();
            Position first = reader.next(1, 1_000).get(0).end();
            for (int i = 0; i < 400; i++) {
                append(journal, i + "x".repeat(500));
            }

            assertThat(reader.acknowledge(first)).isGreaterThan(first);
            assertThat(journal.acknowledged()).isGreaterThan(first);
            assertThat(lost).contains("first");
        }
    }

    @Test
    void theSecondJournalOfADirectoryHasANameOfItsOwn() throws IOException {
        try (Journal first = open(1 << 20);
                Journal second = open(1 << 20)) {
            append(first, "first");
            append(second, "second");

            String own = "bugcatcher-" + ProcessHandle.current().pid() + ".log";
            assertThat(directory.resolve("bugcatcher.log")).hasContent("first");
            assertThat(directory.resolve(own)).hasContent("second");
            assertThat(read(second.reader())).containsExactly("second");
        }
        try (Journal again = open(1 << 20)) {
            append(again, "again");
            assertThat(directory.resolve("bugcatcher.log")).hasContent("first\nagain");
        }
    }

    @Test
    void aFileThatSomebodyRemovedBetweenTwoRunsHidesNoNewLine() throws IOException {
        try (Journal journal = open(1 << 20)) {
            append(journal, "a", "b", "c");
            JournalReader reader = journal.reader();
            reader.acknowledge(reader.next(3, 1_000).get(2).end());
        }
        Files.delete(directory.resolve("bugcatcher.log"));
        try (Journal journal = open(1 << 20)) {
            append(journal, "d");
            assertThat(read(journal.reader())).containsExactly("d");
        }
    }

    @Test
    void aLineLongerThanAnyOfOursIsSkippedAndTheNextIsRead() throws IOException {
        Files.writeString(directory.resolve("bugcatcher.log"), "x".repeat(1 << 20) + "\nnext\n");
        try (Journal journal = open(64 << 20)) {
            assertThat(read(journal.reader())).endsWith("next");
        }
    }

    private Journal open(long maxBytes) throws IOException {
        return Journal.open(
                directory, maxBytes, Duration.ofDays(7), line -> lost.add(new String(line, StandardCharsets.UTF_8)));
    }

    @Test
    void aDirectoryThatSomebodyRemovedIsMadeAnewAndWhatWasReadableIsStillRead() throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        try (Journal journal = Journal.open(home, 1 << 20, Duration.ofDays(7), line -> {})) {
            append(journal, "a", "b");
            JournalReader reader = journal.reader();
            assertThat(reader.next(1, 1_000)).hasSize(1);
            try (Stream<Path> files = Files.list(home)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(home);

            await().untilAsserted(() -> {
                append(journal, "c");
                assertThat(home.resolve("bugcatcher.log")).content().contains("c\n");
            });
            assertThat(home.resolve("bugcatcher.lock")).exists();
            assertThat(read(reader)).startsWith("b", "c").endsWith("c");
        }
    }

    @Test
    void aFileThatSomebodyElseRotatedIsLeftAndANewOneBegun() throws IOException {
        try (Journal journal = open(1 << 20)) {
            append(journal, "a");
            Files.move(directory.resolve("bugcatcher.log"), directory.resolve("moved"));

            await().untilAsserted(() -> {
                append(journal, "b");
                assertThat(directory.resolve("bugcatcher.log")).content().contains("b\n");
            });
            assertThat(directory.resolve("moved")).content().startsWith("a\n");
        }
    }

    @Test
    void whatAKilledJvmHadNotWrittenIsCountedFromItsLastNumbers() throws IOException {
        try (Journal journal = open(1 << 20)) {
            append(journal, event(3, 0));
            journal.counts().write(new CountsFile.Counts("host:1:2", 7, 3, 20, 5, false));
            // Written after its last note of the numbers.
            append(journal, event(4, 6));
        }
        Files.writeString(directory.resolve("bugcatcher.log"), "{\"seq\":5,\"torn", StandardOpenOption.APPEND);
        try (Journal journal = open(1 << 20)) {
            assertThat(journal.suddenEnds()).containsExactly(new SuddenEnd("host:1:2", 3, 9, false));
        }
    }

    @Test
    void aJvmThatWroteAllItHadTookNothing() throws IOException {
        try (Journal journal = open(1 << 20)) {
            assertThat(journal.suddenEnds()).isEmpty();
            append(journal, event(1, 0));
            journal.counts().write(new CountsFile.Counts("host:1:2", 1, 1, 0, 0, false));
        }
        try (Journal journal = open(1 << 20)) {
            assertThat(journal.suddenEnds()).containsExactly(new SuddenEnd("host:1:2", 0, 0, false));
        }
    }

    @Test
    void whoWentByItselfWithoutBeingAbleToWriteWasNotKilled() throws IOException {
        try (Journal journal = open(10_000)) {
            journal.counts().write(new CountsFile.Counts("host:1:2", 7, 3, 0, 0, false));
            journal.counts().write(new CountsFile.Counts("host:1:2", 7, 3, 0, 0, true));
        }
        try (Journal journal = open(10_000)) {
            assertThat(journal.suddenEnds()).containsExactly(new SuddenEnd("host:1:2", 4, 0, true));
        }
    }

    @Test
    void aJvmKilledBeforeItToldOfTheLastOneLeavesTheNumbersOfBoth() throws IOException {
        SuddenEnd first = new SuddenEnd("host:1:2", 5, 0, false);
        SuddenEnd second = new SuddenEnd("other-host:3:4", 2, 0, false);
        try (Journal journal = open(1 << 20)) {
            journal.counts().write(new CountsFile.Counts("host:1:2", 5, 0, 0, 0, false));
        }
        try (Journal journal = open(1 << 20)) {
            journal.counts().write(new CountsFile.Counts("other-host:3:4", 1, 0, 0, 0, false));
            journal.counts().write(new CountsFile.Counts("other-host:3:4", 2, 0, 0, 0, false));
            assertThat(journal.suddenEnds()).containsExactly(first);
        }
        try (Journal journal = open(1 << 20)) {
            journal.counts().write(new CountsFile.Counts("h:5:6", 1, 1, 0, 0, false));
            assertThat(journal.suddenEnds()).containsExactly(second, first);
            journal.counts().told();
            journal.counts().write(new CountsFile.Counts("h:5:6", 2, 1, 0, 0, false));
        }
        try (Journal journal = open(1 << 20)) {
            assertThat(journal.suddenEnds()).containsExactly(new SuddenEnd("h:5:6", 1, 0, false));
        }
    }

    private static String event(long seq, long suppressed) {
        return "{\"seq\":" + seq + ",\"kind\":\"exception\",\"suppressed\":" + suppressed
                + ",\"service\":{\"instance\":\"host:1:2\"}}";
    }

    private static void append(Journal journal, String... lines) throws IOException {
        for (String line : lines) {
            journal.append((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> read(JournalReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<Line> some = reader.next(5, 4_096); !some.isEmpty(); some = reader.next(5, 4_096)) {
            some.forEach(line -> lines.add(new String(line.bytes(), StandardCharsets.UTF_8)));
        }
        return lines;
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
        }
    }

    private long size() throws IOException {
        long bytes = 0;
        for (Path file : files("bugcatcher.*\\.log")) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
