package io.catcher.perfcatcher.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTimeTest {

    @TempDir
    Path directory;

    private long read(String text) throws IOException {
        return new MachineTime(Files.writeString(directory.resolve("stat"), text)).nanos();
    }

    @Test
    void all_is_work_that_is_neither_idle_nor_waits_for_a_disk() throws IOException {
        assertThat(read("cpu  100 20 3 7000 900 4 5 6 50 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"))
                .isEqualTo(138 * 10_000_000L);
    }

    @Test
    void an_old_kernel_tells_less() throws IOException {
        assertThat(read("cpu  100 20 3 7000\nintr 7\n")).isEqualTo(123 * 10_000_000L);
    }

    @Test
    void what_cannot_be_read_is_not_known() throws IOException {
        assertThat(read("processes 7\n")).isEqualTo(Throttling.UNKNOWN);
        assertThat(read("cpu many 2 3 4\n")).isEqualTo(Throttling.UNKNOWN);
        assertThat(read("")).isEqualTo(Throttling.UNKNOWN);
        assertThat(new MachineTime(directory.resolve("none")).nanos()).isEqualTo(Throttling.UNKNOWN);
    }
}
