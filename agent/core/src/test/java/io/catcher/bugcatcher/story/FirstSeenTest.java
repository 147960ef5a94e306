package io.catcher.bugcatcher.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.FirstTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstSeenTest {

    private static final String PRINT = "0123456789abcdef";
    private static final String OTHER = "fedcba9876543210";
    private static final Instant MONDAY = Instant.parse("2026-11-16T07:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T07:00:00Z");

    @TempDir
    Path directory;

    private VersionMemory memory(String version) {
        return new VersionMemory(() -> directory, "shop", version);
    }

    @Test
    void the_first_is_new_and_its_repeats_are_not() {
        FirstSeen seen = new FirstSeen(memory("1.0"));

        assertThat(seen.of(PRINT, MONDAY)).isEqualTo(new FirstTime(true, true, MONDAY));
        assertThat(seen.of(PRINT, TUESDAY)).isEqualTo(new FirstTime(false, false, MONDAY));
    }

    @Test
    void the_next_start_of_the_same_version_knows_it() {
        remember(memory("1.0"));

        assertThat(new FirstSeen(memory("1.0")).of(PRINT, TUESDAY)).isEqualTo(new FirstTime(true, false, MONDAY));
        assertThat(new FirstSeen(memory("1.0")).of(OTHER, TUESDAY)).isEqualTo(new FirstTime(true, true, TUESDAY));
    }

    @Test
    void in_another_version_it_is_new() {
        remember(memory("1.0"));

        assertThat(new FirstSeen(memory("1.1")).of(PRINT, TUESDAY)).isEqualTo(new FirstTime(true, true, TUESDAY));
    }

    @Test
    void a_damaged_line_costs_only_itself() throws IOException {
        remember(memory("1.0"));
        Path file = directory.resolve("first-seen.txt");
        Files.writeString(file, Files.readString(file) + "\u0000\u0001 garbage\n" + OTHER + " 2026-13-99");

        assertThat(new FirstSeen(memory("1.0")).of(PRINT, TUESDAY).version()).isFalse();
        assertThat(new FirstSeen(memory("1.0")).of(OTHER, TUESDAY).version()).isTrue();
    }

    @Test
    void a_file_of_somebody_elses_is_begun_anew() throws IOException {
        Files.write(directory.resolve("first-seen.txt"), new byte[] {(byte) 0xff, 0, (byte) 0xfe, 10, 10});
        remember(memory("1.0"));

        assertThat(new FirstSeen(memory("1.0")).of(PRINT, TUESDAY).version()).isFalse();
    }

    @Test
    void without_a_disk_only_this_jvm_is_known() {
        VersionMemory memory = new VersionMemory(
                () -> {
                    throw new IOException("read-only");
                },
                "shop",
                "1.0");
        FirstSeen seen = new FirstSeen(memory);

        assertThat(seen.of(PRINT, MONDAY).jvm()).isTrue();
        memory.save();
        assertThat(seen.of(PRINT, TUESDAY)).isEqualTo(new FirstTime(false, false, MONDAY));
    }

    @Test
    void it_is_bounded() throws IOException {
        VersionMemory memory = memory("1.0");
        FirstSeen seen = new FirstSeen(memory);
        for (int i = 0; i < FirstSeen.MOST + 10; i++) {
            seen.of(String.format("%016x", i), MONDAY);
        }
        memory.save();

        assertThat(seen.of(OTHER, MONDAY)).isEqualTo(new FirstTime(false, null, null));
        assertThat(Files.size(directory.resolve("first-seen.txt"))).isLessThan(512 * 1024);
    }

    private static void remember(VersionMemory memory) {
        new FirstSeen(memory).of(PRINT, MONDAY);
        memory.save();
    }
}
