package io.catcher.perfcatcher.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sleep that took too long: when it means that the whole JVM stood still, and what is told of it. */
class HiccupsTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long NAP = 20 * MILLI;
    private static final Stalls.RunningAtTheTime NOBODY = (nanos, site) -> {};

    private final Hiccups hiccups = new Hiccups();
    private long processor;
    private long safepoints = ProcessClocks.UNKNOWN;
    private long throttled;
    /** Soon the clock runs over. */
    private long now = Long.MAX_VALUE - SECOND;

    HiccupsTest() {
        ProcessClocks clocks = new ProcessClocks(() -> processor, () -> safepoints, () -> throttled);
        hiccups.open(new Collectors(List.of()), clocks, now);
    }

    /** The pulse sleeps, and wakes up late by so much. */
    private void sleep(long late) {
        long from = now;
        now += NAP + late;
        hiccups.slept(from, NAP, now);
    }

    private long call(int site, long duration) {
        return hiccups.stalls().during(site, now - duration, now);
    }

    private @Nullable Map<String, Object> told() {
        Standstill standstill = hiccups.stalls().due(now, NOBODY, false);
        return standstill == null
                ? null
                : standstill.body(site -> "Orders.m" + site).details();
    }

    @Test
    void a_process_without_processor_time_is_told_once_with_what_it_held_up() {
        sleep(2 * SECOND);
        assertThat(call(1, 2 * SECOND + 50 * MILLI)).isGreaterThanOrEqualTo(2 * SECOND);
        call(2, 3 * SECOND);
        call(2, 3 * SECOND);
        now += MILLI;
        assertThat(call(3, MILLI / 2)).isZero();
        assertThat(told()).as("calls may still be about to end").isNull();

        now += SECOND;
        assertThat(told())
                .containsEntry("length_ms", 2_000.0)
                .containsEntry("methods_affected", 2)
                .containsEntry("calls_affected", 3L)
                .containsEntry("methods", List.of("Orders.m1", "Orders.m2"))
                .doesNotContainKeys("gc_pause_ms", "stalls")
                .hasEntrySatisfying("why", why -> assertThat((String) why)
                        .isEqualTo("the whole JVM stood still for 2.0 s: the process had 0 ms of processor time;"
                                + " it was stopped, or the machine had no time for it"));
        assertThat(told()).isNull();
    }

    @Test
    void a_process_that_was_stopped_while_our_own_thread_was_at_work_stood_still_too() {
        sleep(0);
        now += MILLI;
        processor += MILLI;
        hiccups.look(now);
        now += 2 * SECOND;
        hiccups.rests(now);

        assertThat(call(1, 2 * SECOND + 50 * MILLI)).isEqualTo(2 * SECOND);
        now += SECOND;
        assertThat(told()).containsEntry("length_ms", 2_000.0).containsEntry("calls_affected", 1L);
    }

    @Test
    void work_that_takes_long_and_a_sleep_that_nobody_reports_are_no_stalls() {
        sleep(0);
        now += 2 * SECOND;
        processor += SECOND;
        hiccups.rests(now);
        now += 2 * SECOND;
        hiccups.look(now);

        assertThat(call(1, 5 * SECOND)).isZero();
    }

    @Test
    void a_thread_that_waited_for_its_turn_while_others_ran_is_no_stall() {
        long from = now;
        now += NAP + SECOND;
        processor += SECOND / 2;
        hiccups.slept(from, NAP, now);

        assertThat(call(1, 2 * SECOND)).isZero();
        now += 2 * SECOND;
        assertThat(told()).isNull();
    }

    @Test
    void a_call_that_ended_in_its_midst_proves_that_it_was_none() {
        sleep(SECOND);
        long woke = now;
        assertThat(hiccups.stalls().during(1, woke - SECOND / 2 - MILLI, woke - SECOND / 2))
                .isZero();
        assertThat(call(2, 2 * SECOND)).isZero();
        now += 2 * SECOND;
        assertThat(told()).isNull();
    }

    @Test
    void a_safepoint_without_a_collection_is_named() {
        safepoints = 0;
        sleep(0);
        long from = now;
        now += NAP + 300 * MILLI;
        processor += 300 * MILLI;
        safepoints = 298 * MILLI;
        hiccups.slept(from, NAP, now);
        call(1, 400 * MILLI);
        now += SECOND;

        assertThat(told()).containsEntry("safepoint_ms", 298.0).hasEntrySatisfying("why", why -> assertThat(
                        (String) why)
                .contains("300 ms: it held all threads at a safepoint"));
    }

    @Test
    void a_cgroup_without_time_left_is_named() {
        long from = now;
        now += NAP + 400 * MILLI;
        throttled = 390 * MILLI;
        hiccups.slept(from, NAP, now);
        call(1, 500 * MILLI);
        now += SECOND;

        assertThat(told()).containsEntry("cpu_throttled_ms", 390.0).hasEntrySatisfying("why", why -> assertThat(
                        (String) why)
                .endsWith("held back by the CPU limit of its cgroup"));
    }

    @Test
    void one_in_which_nothing_was_watched_is_nobodys_trouble() {
        sleep(SECOND);
        now += 2 * SECOND;
        assertThat(told()).isNull();
    }

    @Test
    void a_call_that_has_not_ended_counts_too() {
        sleep(SECOND);
        now += 2 * SECOND;
        Standstill standstill = hiccups.stalls().due(now, (nanos, site) -> site.accept(7), false);

        assertThat(standstill).isNotNull();
        assertThat(Objects.requireNonNull(standstill).body(site -> null).details())
                .containsEntry("calls_affected", 1L)
                .doesNotContainKey("methods");
    }

    @Test
    void those_of_the_next_minute_are_told_together() {
        sleep(SECOND);
        call(1, 2 * SECOND);
        now += SECOND;
        assertThat(told()).isNotNull();
        for (int i = 1; i <= 100; i++) {
            sleep(2L * i * MILLI + 100 * MILLI);
            call(2, SECOND);
            now += 200 * MILLI;
            assertThat(told()).isNull();
        }
        now += 60 * SECOND;

        assertThat(told())
                .containsEntry("length_ms", 300.0)
                .containsEntry("stalls", 100L)
                .containsEntry("methods_affected", 1);
    }

    @Test
    void a_jvm_that_tells_nothing_is_not_judged() {
        Hiccups closed = new Hiccups();
        closed.slept(0, NAP, 10 * SECOND);
        closed.look(10 * SECOND);
        assertThat(closed.stalls().during(1, 0, 10 * SECOND)).isZero();
    }

    @Test
    void the_cycles_of_a_concurrent_collector_are_no_pauses() {
        assertThat(List.of("ZGC Cycles", "ZGC Minor Cycles", "ZGC Major Cycles", "Shenandoah Cycles"))
                .noneMatch(Collectors::pauses);
        assertThat(List.of("ZGC Pauses", "ZGC Minor Pauses", "Shenandoah Pauses", "G1 Young Generation", "Copy"))
                .allMatch(Collectors::pauses);
    }

    @Test
    void a_collection_of_this_jvm_is_found_between_the_looks() {
        Hiccups real = new Hiccups();
        long start = System.nanoTime();
        real.open(start);
        real.look(System.nanoTime());
        do {
            System.gc();
            real.look(System.nanoTime());
        } while (real.gcPauses().overlap(start, System.nanoTime()) == 0);

        assertThat(real.gcPauses().by(start, System.nanoTime())).isNotEmpty();
    }
}
