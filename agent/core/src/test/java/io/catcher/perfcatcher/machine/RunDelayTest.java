package io.catcher.perfcatcher.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDelayTest {

    @TempDir
    Path tasks;

    private void task(int id, String schedstat) throws IOException {
        Path task = Files.createDirectories(tasks.resolve(String.valueOf(id)));
        Files.writeString(task.resolve("schedstat"), schedstat);
    }

    @Test
    void what_threads_waited_before_it_was_asked_first_is_not_counted() throws IOException {
        task(1, "900 70 3\n");
        RunDelay delay = new RunDelay(tasks);

        assertThat(delay.nanos()).isZero();
        task(1, "950 95 4\n");
        assertThat(delay.nanos()).isEqualTo(25);
    }

    @Test
    void a_thread_that_begins_is_counted_and_one_that_ends_takes_nothing_away() throws IOException {
        task(1, "900 70 3\n");
        task(2, "900 1000 3\n");
        RunDelay delay = new RunDelay(tasks);
        delay.nanos();
        task(3, "10 40 1\n");
        Files.delete(tasks.resolve("2").resolve("schedstat"));

        assertThat(delay.nanos()).isEqualTo(40);
        assertThat(delay.nanos()).isEqualTo(40);
    }

    @Test
    void where_the_kernel_does_not_tell_it_is_not_known() throws IOException {
        assertThat(new RunDelay(tasks).nanos()).isEqualTo(Throttling.UNKNOWN);
        assertThat(new RunDelay(tasks.resolve("none")).nanos()).isEqualTo(Throttling.UNKNOWN);
        task(1, "no numbers");
        assertThat(new RunDelay(tasks).nanos()).isEqualTo(Throttling.UNKNOWN);
    }
}
