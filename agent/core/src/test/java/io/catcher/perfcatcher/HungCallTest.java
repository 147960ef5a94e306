package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.ChangeBody;
import io.catcher.event.Event;
import io.catcher.event.Kind;
import io.catcher.event.part.Caller;
import io.catcher.event.part.Why;
import io.catcher.perfcatcher.sample.SampleBuffer;
import io.catcher.perfcatcher.thread.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of a thread that have not ended, of methods whose calls take a millisecond or two: Web.handle and Stock.take. */
class HungCallTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final int HANDLE = 0;
    private static final int TAKE = 1;
    private static final int LOOP = 2;
    private static final List<String> METHODS = List.of("Web.handle", "Stock.take", "Worker.loop");

    private final List<Event> told = new ArrayList<>();
    private final PerfCatcher perf = Fixture.adaptive(told, METHODS::get, System::nanoTime, Instant::now);
    private final SampleBuffer ended = perf.register(() -> false);
    private final List<Long> started = new ArrayList<>();
    private final List<Calls> running = new ArrayList<>();
    private final CountDownLatch door = new CountDownLatch(1);

    /** Calls that a thread is in: their sites, and for how many seconds it has been in each. */
    private record Calls(List<Integer> sites, List<Integer> seconds, long now, AtomicBoolean over) implements Running {

        Calls(List<Integer> sites, List<Integer> seconds, long now) {
            this(sites, seconds, now, new AtomicBoolean());
        }

        @Override
        public int depth() {
            return over.get() ? 0 : sites.size();
        }

        @Override
        public int siteAt(int depth) {
            return sites.get(depth);
        }

        @Override
        public long startAt(int depth) {
            return now - seconds.get(depth) * SECOND;
        }
    }

    @BeforeEach
    void learn() {
        long begun = System.nanoTime();
        for (int i = 0; i < 3_000; i++) {
            long end = begun - 4_000 * MILLI + i * MILLI;
            ended.add(TAKE, end - 100, MILLI, 1);
            ended.add(HANDLE, end, 2 * MILLI, 1);
            if (i % 100 == 0) {
                perf.drain();
            }
        }
        perf.drain();
    }

    @AfterEach
    void open() {
        door.countDown();
    }

    private void aThreadIsIn(List<Integer> sites, List<Integer> seconds) {
        Thread thread = thread("http-7", () -> await(door));
        long now = System.nanoTime();
        started.add(now - seconds.get(0) * SECOND);
        Calls calls = new Calls(sites, seconds, now);
        running.add(calls);
        perf.joined(thread, calls);
    }

    /** That thread's calls of Stock.take and Web.handle. */
    private void ends(int thread) {
        running.get(thread).over.set(true);
        long now = System.nanoTime();
        ended.add(TAKE, now, now - started.get(thread), 1);
        ended.add(HANDLE, now, now - started.get(thread), 1);
    }

    private List<Event> recovered() {
        return told.stream().filter(event -> event.kind() == Kind.RECOVERED).toList();
    }

    private Thread blockedByNightly() throws InterruptedException {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        thread("nightly", () -> {
            synchronized (lock) {
                held.countDown();
                await(door);
            }
        });
        held.await();
        Thread blocked = thread("worker-1", () -> {
            synchronized (lock) {
                lock.notifyAll();
            }
        });
        Awaitility.await().until(() -> blocked.getState() == Thread.State.BLOCKED);
        return blocked;
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch door) {
        try {
            door.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        for (int i = 0; i < 4; i++) {
            long now = System.nanoTime();
            perf.slept(now - MILLI, MILLI, now);
            perf.drain();
        }
    }

    private List<Event> spikes() {
        perf.finish();
        return told.stream().filter(event -> event.kind() == Kind.SPIKE).toList();
    }

    @Test
    void a_call_that_hangs_is_told_while_it_runs_once_with_its_callers() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();

        assertThat(spikes()).singleElement().satisfies(event -> {
            assertThat(event.toolName()).isEqualTo("Stock.take");
            ChangeBody body = (ChangeBody) event.body();
            assertThat(body.stillRunning()).isTrue();
            assertThat(body.currentTimeMs()).isBetween(11_000.0, 60_000.0);
            assertThat(body.meanTimeMs()).isBetween(0.9, 1.1);
            assertThat(body.callers()).extracting(Caller::toolName).containsExactly("Web.handle");
            assertThat(body.because()).extracting(Why::thread).isEqualTo("http-7");
            assertThat(body.because())
                    .extracting(Why::why, InstanceOfAssertFactories.STRING)
                    .startsWith("it still runs");
        });
    }

    @Test
    void what_hangs_in_the_outermost_call_itself_is_told_of_that() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(30, 1));
        look();

        assertThat(spikes()).extracting(Event::toolName).containsExactly("Web.handle");
    }

    @Test
    void its_end_is_told_as_such_once_with_how_long_it_took() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();
        ends(0);
        look();

        assertThat(told.stream().filter(event -> event.kind() == Kind.RECOVERED))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.toolName()).isEqualTo("Stock.take");
                    assertThat(((ChangeBody) event.body()).currentTimeMs()).isGreaterThan(11_000);
                });
    }

    @Test
    void of_those_that_end_one_after_the_other_the_last_ones_end_is_told() {
        for (int i = 0; i < 3; i++) {
            aThreadIsIn(List.of(HANDLE, TAKE), List.of(11 + i, 11 + i));
        }
        look();
        for (int i = 0; i < 3; i++) {
            assertThat(recovered()).isEmpty();
            ends(i);
            look();
        }

        assertThat(recovered()).singleElement().satisfies(event -> {
            ChangeBody body = (ChangeBody) event.body();
            assertThat(event.toolName()).isEqualTo("Stock.take");
            assertThat(body.callsAffected()).isEqualTo(3);
            assertThat(body.currentTimeMs()).isGreaterThan(13_000);
        });
        assertThat(spikes()).hasSize(1);
    }

    @Test
    void the_end_of_several_says_how_many_they_were() {
        for (int i = 0; i < 3; i++) {
            aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        }
        look();
        for (int i = 0; i < 3; i++) {
            ends(i);
        }
        look();

        assertThat(recovered()).singleElement().satisfies(event -> {
            ChangeBody body = (ChangeBody) event.body();
            assertThat(body.callsAffected()).isEqualTo(3);
            assertThat(body.new_()).as("of one call there is no other level").isNull();
        });
    }

    @Test
    void its_end_is_no_second_event_either_after_thousands_of_other_calls() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();
        long start = started.get(0);
        learn();
        long now = System.nanoTime();
        ended.add(TAKE, now, now - start, 1);
        ended.add(HANDLE, now, now - start, 1);
        look();

        assertThat(spikes()).hasSize(1);
    }

    /** Calls of two milliseconds, the last of them where the learned ones would go on. */
    private static void slowCalls(SampleBuffer of, int count, long begun) {
        for (int i = 1; i <= count; i++) {
            of.add(TAKE, begun - 1_000 * MILLI + i * MILLI, 2 * MILLI, 1);
        }
    }

    private static boolean isShiftAfter(int count) {
        List<Event> seen = new ArrayList<>();
        PerfCatcher other = Fixture.adaptive(seen, METHODS::get, System::nanoTime, Instant::now);
        SampleBuffer calls = other.register(() -> false);
        long begun = System.nanoTime();
        for (int i = 0; i < 3_000; i++) {
            calls.add(TAKE, begun - 4_000 * MILLI + i * MILLI, MILLI, 1);
        }
        other.drain();
        slowCalls(calls, count, begun);
        other.finish();
        return seen.stream().anyMatch(event -> event.kind() == Kind.SHIFT);
    }

    @Test
    void a_lasting_slow_down_that_is_found_at_the_end_of_a_call_that_hung_is_told() {
        int none = 0;
        int enough = 900;
        while (enough - none > 1) {
            int middle = (none + enough) / 2;
            none = isShiftAfter(middle) ? none : middle;
            enough = none == middle ? enough : middle;
        }
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();
        slowCalls(ended, enough - 1, System.nanoTime());
        ends(0);
        look();

        assertThat(spikes()).hasSize(1);
        assertThat(told.stream().filter(event -> event.kind() == Kind.SHIFT))
                .extracting(Event::toolName)
                .contains("Stock.take");
    }

    @Test
    void a_call_of_nine_seconds_has_time_left() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(9, 9));
        look();

        assertThat(spikes()).isEmpty();
    }

    @Test
    void a_worker_that_waits_in_a_loop_of_which_nobody_knows_how_long_it_takes_is_idle() {
        aThreadIsIn(List.of(LOOP, TAKE), List.of(3_600, 60));
        look();

        assertThat(spikes()).isEmpty();
    }

    @Test
    void a_worker_that_waits_for_a_lock_that_somebody_holds_is_not_idle() throws InterruptedException {
        Thread blocked = blockedByNightly();
        perf.joined(blocked, new Calls(List.of(LOOP, TAKE), List.of(3_600, 60), System.nanoTime()));
        look();

        assertThat(spikes()).singleElement().satisfies(event -> assertThat(((ChangeBody) event.body()).because())
                .extracting(Why::why, InstanceOfAssertFactories.STRING)
                .contains("held by nightly"));
    }

    @Test
    void one_that_waits_for_a_held_lock_is_told_also_soon_after_others_were_slow() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            ended.add(TAKE, System.nanoTime(), 30 * SECOND, 1);
            perf.drain();
        }
        perf.joined(blockedByNightly(), new Calls(List.of(LOOP, TAKE), List.of(3_600, 60), System.nanoTime()));
        look();

        assertThat(spikes().stream().filter(event -> Boolean.TRUE.equals(((ChangeBody) event.body()).stillRunning())))
                .hasSize(1);
    }

    @Test
    void when_the_one_that_was_told_has_ended_another_that_hangs_there_later_is_told() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();
        assertThat(spikes()).hasSize(1);

        ends(0);
        perf.drain();
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(12, 12));
        Awaitility.await().untilAsserted(() -> {
            look();
            assertThat(spikes()).hasSize(2);
        });
    }

    @Test
    void how_many_calls_hang_with_it_is_told() {
        for (int i = 0; i < 3; i++) {
            aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        }
        look();

        assertThat(spikes()).singleElement().satisfies(event -> {
            ChangeBody body = (ChangeBody) event.body();
            assertThat(body.callsAffected()).isEqualTo(3);
            assertThat(body.because())
                    .extracting(Why::why, InstanceOfAssertFactories.STRING)
                    .startsWith("it still runs, as 2 others do");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void one_that_hung_three_times_as_long_as_was_told_and_ends_with_it_is_no_second_event_either(long later) {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();
        long end = System.nanoTime() - 5 * MILLI;
        SampleBuffer other = perf.register(() -> false);
        other.add(TAKE, end + later * MILLI, 35 * SECOND, 1);
        other.add(HANDLE, end + later * MILLI, 35 * SECOND, 1);
        ended.add(TAKE, end, end - started.get(0), 1);
        ended.add(HANDLE, end, end - started.get(0), 1);
        look();

        assertThat(spikes()).hasSize(1);
    }

    @Test
    void those_that_hung_with_it_and_end_with_it_are_no_second_event() {
        aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        look();
        long now = System.nanoTime();
        for (long i = 1; i < 4; i++) {
            ended.add(TAKE, now, 10 * SECOND + i, 1);
            ended.add(HANDLE, now, 10 * SECOND + 2 * i, 1);
        }
        ended.add(TAKE, now, now - started.get(0), 1);
        ended.add(HANDLE, now, now - started.get(0), 1);
        look();

        assertThat(spikes()).hasSize(1);
    }

    @Test
    void a_worker_that_waited_is_idle_also_when_its_work_comes() {
        Thread worker = thread("worker-1", () -> await(door));
        long now = System.nanoTime();
        perf.joined(worker, new Calls(List.of(LOOP, TAKE), List.of(3_600, 60), now));
        look();
        long end = System.nanoTime();
        ended.add(TAKE, end, end - (now - 60 * SECOND), 1);
        look();

        assertThat(spikes()).isEmpty();
    }

    @Test
    void many_threads_that_hang_in_one_method_are_one_event() {
        for (int i = 0; i < 20; i++) {
            aThreadIsIn(List.of(HANDLE, TAKE), List.of(11, 11));
        }
        look();

        assertThat(spikes()).hasSize(1);
    }
}
