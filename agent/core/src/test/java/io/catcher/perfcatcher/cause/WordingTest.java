package io.catcher.perfcatcher.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.Cause;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.slow.SlowCall;
import io.catcher.perfcatcher.slow.Stacks;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static Cause gc(double millis, double share) {
        return new Cause(millis, share, List.of("G1 Young Generation"), null, null, null, null, null, null);
    }

    private static Cause cpu(@Nullable Double share) {
        return new Cause(null, null, List.of(), null, null, share, 100L, 50.0, null);
    }

    private static SlowCall call(StackSample... samples) {
        SlowCall call = new SlowCall(1, 0, 0);
        for (StackSample sample : samples) {
            call.add(sample, false, 1);
        }
        return call;
    }

    private static StackSample in(String... frames) {
        return new StackSample(1, "RUNNABLE", null, List.of(frames));
    }

    @Test
    void a_pause_of_the_collector_is_named_with_its_share() {
        assertThat(Wording.of(gc(43, 0.81), ""))
                .isEqualTo("81 % of the extra time was a GC pause (G1 Young Generation, 43 ms)");
    }

    @Test
    void a_pause_that_explains_little_is_left_to_the_numbers() {
        assertThat(Wording.of(gc(4, 0.05), "")).isNull();
    }

    @Test
    void what_the_thread_did_is_said_with_where_it_was() {
        assertThat(Wording.of(cpu(0.04), "2 of 3 samples in a.B.c"))
                .isEqualTo("the thread waited: 4 % CPU; 2 of 3 samples in a.B.c");
        assertThat(Wording.of(cpu(0.97), "")).isEqualTo("the thread computed: 97 % CPU");
        assertThat(Wording.of(cpu(0.5), "")).isEqualTo("the thread had the CPU for 50 % of the time");
    }

    @Test
    void where_nothing_is_known_nothing_is_said() {
        assertThat(Wording.of(null, "")).isNull();
        assertThat(Wording.of(cpu(null), "")).isNull();
    }

    @Test
    void a_thread_that_could_not_run_did_not_wait() {
        Cause both = new Cause(90.0, 0.9, List.of("Copy"), null, null, 0.0, 0L, 50.0, null);
        assertThat(Wording.of(both, "one sample, in a.B.c"))
                .isEqualTo("90 % of the extra time was a GC pause (Copy, 90 ms)");
    }

    @Test
    void a_stall_that_is_the_lesser_part_is_not_all_that_is_said() {
        Cause both = new Cause(null, null, List.of(), 300.0, 0.3, 0.05, 0L, 50.0, null);
        assertThat(Wording.of(both, "one sample, in a.B.c"))
                .isEqualTo("for 30 % of the extra time the whole JVM stood still (300 ms); the thread waited: 5 % CPU; "
                        + "one sample, in a.B.c");
    }

    @Test
    void equal_samples_are_counted_and_the_place_is_what_the_application_called() {
        StackSample read = in(
                "sun.nio.ch.Net.poll(Native Method)",
                "java.net.Socket$SocketInputStream.read(Socket.java:966)",
                "com.acme.Bank.ask(Bank.java:7)");
        StackSample other = in("com.acme.Bank.count(Bank.java:9)", "com.acme.Bank.ask(Bank.java:7)");
        Stacks stacks = new Stacks(null, List.of(call(read, other), call(read)), Stream.empty());

        assertThat(stacks.counted()).extracting(StackSample::count).containsExactly(2, 1);
        assertThat(stacks.inWords())
                .isEqualTo("2 of 3 samples in java.net.Socket$SocketInputStream.read, called by com.acme.Bank.ask");
        assertThat(new Stacks(null, List.of(call(other)), Stream.empty()).inWords())
                .isEqualTo("one sample, in com.acme.Bank.count");
        assertThat(new Stacks(null, List.of(call(in())), Stream.empty()).inWords())
                .isEmpty();
    }

    @Test
    void a_collector_that_stops_all_threads_is_told_by_the_clock() {
        assertThat(Wording.paused(1_400_000_000L, 6_240_000_000L, List.of("G1 Young Generation", "G1 Old Generation")))
                .isEqualTo(
                        "the collector (G1 Young Generation, G1 Old Generation) stopped all threads for 1.4 of 6.2 s");
    }
}
