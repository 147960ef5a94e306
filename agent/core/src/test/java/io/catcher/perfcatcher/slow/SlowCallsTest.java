package io.catcher.perfcatcher.slow;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.idle.IdleWaits;
import io.catcher.perfcatcher.thread.Reading;
import io.catcher.perfcatcher.thread.Running;
import io.catcher.perfcatcher.thread.StackSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that stand still in a known place, seen by a clock in the test's hand. */
class SlowCallsTest {

    private static final long MILLI = 1_000_000L;
    private static final long LIMIT = 100 * MILLI;
    /** Soon the clock runs over. */
    private static final long BEGUN = Math.subtractExact(Long.MAX_VALUE, 50 * MILLI);

    private final List<CountDownLatch> doors = new ArrayList<>();
    private final RunningThreads threads = new RunningThreads();
    private final ThreadProbe probe = new ThreadProbe();
    private SlowCalls calls = slowCalls(true);

    private static SlowCalls slowCalls(boolean stacks) {
        return new SlowCalls(
                SlowCallsTest::watched,
                site -> LIMIT,
                site -> stacks,
                new IdleWaits(SlowCallsTest::watched, site -> LIMIT, site -> 0));
    }

    private static Watched watched(int site) {
        String name = SlowCallsTest.class.getName();
        return new Watched(site, name, "SlowCallsTest.standStill", "void standStill()", "r", List.of(), List.of());
    }

    private static Watched method(String className, String name) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return new Watched(0, className, simple + "." + name, "void " + name + "()", "r", List.of(), List.of());
    }

    /** One call of a site, as a thread would show it. */
    private static final class Shown implements Running {
        int site;
        long start = BEGUN;
        int depth = 1;

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public int siteAt(int at) {
            return site;
        }

        @Override
        public long startAt(int at) {
            return start;
        }
    }

    private static void standStill(CountDownLatch door, CountDownLatch inside) {
        inside.countDown();
        try {
            door.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(Running shown) throws InterruptedException {
        CountDownLatch door = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        doors.add(door);
        Thread thread = new Thread(() -> standStill(door, inside));
        thread.setDaemon(true);
        thread.start();
        inside.await();
        threads.add(thread, shown);
        return thread;
    }

    @AfterEach
    void open() {
        doors.forEach(CountDownLatch::countDown);
    }

    private void look(long afterMillis) {
        calls.look(threads, probe, BEGUN + afterMillis * MILLI);
    }

    private List<StackSample> stacks(int site) {
        return calls.of(site, BEGUN, BEGUN).stream()
                .flatMap(call -> call.stacks.stream())
                .toList();
    }

    @Test
    void a_call_over_its_limit_is_sampled_at_most_three_times_ever_more_seldom() throws Exception {
        thread(new Shown());
        look(90);
        assertThat(stacks(0)).isEmpty();
        List<Integer> counts = new ArrayList<>();
        for (long millis : List.of(110L, 130L, 330L, 350L, 990L, 5_000L)) {
            look(millis);
            counts.add(stacks(0).size());
        }
        assertThat(counts).containsExactly(1, 1, 2, 2, 3, 3);
        List<String> frames = stacks(0).get(0).frames();
        assertThat(frames).hasSizeLessThanOrEqualTo(StackSnapshot.MOST_FRAMES);
        assertThat(frames.get(frames.size() - 1)).contains("SlowCallsTest.standStill(SlowCallsTest.java:");
    }

    @Test
    void with_the_switch_off_no_stack_is_taken_but_the_threads_use_is_known() throws Exception {
        calls = slowCalls(false);
        thread(new Shown());
        look(110);
        look(150);

        assertThat(stacks(0)).isEmpty();
        assertThat(calls.of(0, BEGUN, BEGUN)).singleElement().satisfies(call -> {
            assertThat(call.watchedNanos()).isPositive();
            assertThat(call.allocatedBytes()).isNotNegative();
        });
    }

    @Test
    void one_method_gets_ten_stacks_a_minute() throws Exception {
        for (int i = 0; i < 14; i++) {
            thread(new Shown());
        }
        look(110);
        assertThat(stacks(0)).hasSize(SlowMethod.STACKS_A_MINUTE);
        look(4_200);
        assertThat(stacks(0)).hasSize(SlowMethod.STACKS_A_MINUTE);
        look(60_200);
        assertThat(stacks(0)).hasSizeGreaterThan(SlowMethod.STACKS_A_MINUTE);
    }

    @Test
    void of_a_method_that_calls_itself_one_stack_is_one() throws Exception {
        Shown shown = new Shown();
        shown.depth = 20;
        thread(shown);
        look(110);

        assertThat(stacks(0)).hasSize(1);
    }

    @Test
    void of_a_method_that_had_its_ten_a_later_call_is_still_looked_at() throws Exception {
        for (int i = 0; i < 14; i++) {
            thread(new Shown());
        }
        look(110);
        threads.each(thread -> ((Shown) thread.calls).depth = 0);
        Shown later = new Shown();
        later.start = BEGUN + 8_000 * MILLI;
        thread(later);
        look(9_000);

        assertThat(calls.of(0, later.start, later.start)).singleElement().satisfies(call -> assertThat(call.stacks)
                .hasSize(1));
    }

    @Test
    void all_methods_together_get_sixty_a_minute() throws Exception {
        int taken = 0;
        int methods = SlowCalls.A_MINUTE + 2;
        for (int i = 0; i < methods; i++) {
            Shown shown = new Shown();
            shown.site = i;
            thread(shown);
        }
        // Of so many threads some are read in a later look.
        look(110);
        look(130);
        for (int i = 0; i < methods; i++) {
            taken += stacks(i).size();
        }
        assertThat(taken).isEqualTo(SlowCalls.A_MINUTE);
    }

    @Test
    void methods_that_always_wait_do_not_use_up_what_the_next_one_needs() throws Exception {
        for (int i = 0; i < 42; i++) {
            Shown waiting = new Shown();
            waiting.site = i % 3;
            thread(waiting);
        }
        look(110);
        look(130);
        Shown next = new Shown();
        next.site = 3;
        thread(next);
        for (int millis = 150; millis < 300; millis += 20) {
            look(millis);
        }

        assertThat(stacks(3)).isNotEmpty();
    }

    @Test
    void what_was_seen_of_a_call_is_not_given_to_the_next_one() throws Exception {
        Shown shown = new Shown();
        thread(shown);
        look(110);
        shown.start = BEGUN + 200 * MILLI;
        look(350);

        assertThat(stacks(0)).hasSize(1);
        assertThat(calls.of(0, shown.start, shown.start)).singleElement().satisfies(call -> assertThat(call.stacks)
                .hasSize(1));
    }

    @Test
    void a_thread_that_has_ended_is_forgotten() throws Exception {
        Thread thread = thread(new Shown());
        thread(new Shown());
        look(110);
        assertThat(threads.size()).isEqualTo(2);
        doors.get(0).countDown();
        thread.join();
        look(120);

        assertThat(threads.size()).isEqualTo(1);
    }

    @Test
    void a_thread_that_ends_while_it_is_looked_at_harms_nobody() throws Exception {
        Thread thread = thread(new Shown());
        doors.get(0).countDown();
        thread.join();

        assertThat(probe.snapshot(new RunningThread(thread, new Shown(), false), 32))
                .isNull();
        assertThat(probe.read(thread.getId()).processor()).isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void of_a_deep_stack_the_innermost_and_the_applications_own_frames_are_kept() {
        List<StackTraceElement> stack = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            stack.add(new StackTraceElement("org.driver.Protocol", "step" + i, "Protocol.java", i));
        }
        stack.add(new StackTraceElement("com.acme.Query", "run", "Query.java", 41));
        stack.add(new StackTraceElement("com.acme.Orders", "place", "Orders.java", 42));
        stack.add(new StackTraceElement("com.acme.Main", "main", "Main.java", 43));
        List<String> frames = new StackSnapshot("main", "RUNNABLE", null, stack)
                .sample(method("com.acme.Orders", "place"))
                .frames();

        assertThat(frames)
                .hasSize(StackSnapshot.MOST_FRAMES)
                .startsWith("org.driver.Protocol.step1(Protocol.java:1)")
                .containsSubsequence(
                        "org.driver.Protocol.step7(Protocol.java:7)",
                        "... 31 more",
                        "org.driver.Protocol.step39(Protocol.java:39)")
                .endsWith("com.acme.Query.run(Query.java:41)", "com.acme.Orders.place(Orders.java:42)");
    }

    @Test
    void frames_of_the_agent_itself_are_left_out() {
        StackTraceElement[] stack = {
            new StackTraceElement("io.catcher.chain.Dispatcher", "entered", "Dispatcher.java", 1),
            new StackTraceElement("java.lang.CatcherBridge", "enter", "CatcherBridge.java", 2),
            new StackTraceElement("com.acme.Orders", "place", "Orders.java", 3),
            new StackTraceElement("com.acme.Main", "main", null, -1)
        };
        StackSnapshot snapshot = new StackSnapshot("main", "RUNNABLE", null, List.of(stack));
        assertThat(snapshot.sample(method("com.acme.Orders", "place")).frames())
                .containsExactly("com.acme.Orders.place(Orders.java:3)");
        assertThat(snapshot.sample(method("com.acme.Other", "x")).frames())
                .containsExactly("com.acme.Orders.place(Orders.java:3)", "com.acme.Main.main(Unknown Source)");
    }
}
