package io.catcher.perfcatcher.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottlingTest {

    @TempDir
    Path directory;

    private long read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("cpu.stat"), text);
        return new Throttling(List.of(directory.resolve("none"), file)).nanos();
    }

    @Test
    void both_versions_of_cgroups_are_read() throws IOException {
        assertThat(read("usage_usec 900\nnr_periods 5\nnr_throttled 2\nthrottled_usec 1500\n"))
                .isEqualTo(1_500_000);
        assertThat(read("nr_periods 5\nnr_throttled 2\nthrottled_time 1500\n")).isEqualTo(1_500);
    }

    @Test
    void what_cannot_be_read_is_not_known() throws IOException {
        assertThat(read("nr_periods 5\n")).isEqualTo(Throttling.UNKNOWN);
        assertThat(read("throttled_usec many\n")).isEqualTo(Throttling.UNKNOWN);
        assertThat(new Throttling(List.of(directory.resolve("none"))).nanos()).isEqualTo(Throttling.UNKNOWN);
    }
}
