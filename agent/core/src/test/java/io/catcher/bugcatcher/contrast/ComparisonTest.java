package io.catcher.bugcatcher.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Capture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a method's calls, and what is not. */
class ComparisonTest {

    enum Status {
        OPEN,
        PAID
    }

    record Customer(String name, @Nullable String address) {}

    @SuppressWarnings("UnusedVariable") // read by the agent
    static final class Order {

        private String status;
        private final String apiKey = "k3y";

        Order(String status) {
            this.status = status;
        }

        void sell() {
            status = "SOLD";
        }
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                cause("null", new Object[] {null, null, null}, "ann", "bob", "cid"),
                cause("empty", new Object[] {List.of(), List.of()}, List.of(1), List.of(1, 2)),
                cause("empty", new Object[] {Map.of(), Optional.empty()}, Map.of(1, 2), Optional.of(1)),
                cause("empty", new Object[] {""}, "ann", "bob"),
                cause("negative", new Object[] {-7, -1, -1000}, 0, 3, 12, 4711),
                cause("0", new Object[] {0}, 1, 2, 3, -1),
                cause("negative", new Object[] {new BigDecimal("-0.5"), new BigDecimal("-99.25")}, BigDecimal.ONE),
                cause("not a finite number", new Object[] {Double.NaN}, 0.5, 1.5),
                cause("false", new Object[] {false}, true),
                cause("OPEN", new Object[] {Status.OPEN}, Status.PAID),
                cause("not of digits only", new Object[] {"4 2", "x", ""}, "42", "4711", "0"),
                cause("blank", new Object[] {" ", "  "}, "a", " b "),
                cause("of 256 or more characters", new Object[] {"x".repeat(256), "x".repeat(300)}, "x".repeat(255)),
                cause("1000 or more", new Object[] {1_000, 4_711L}, 999, 5L, 0),
                cause("the same text", new Object[] {"poison"}, "ann", "bob", "sepsis"),
                cause("the same value", new Object[] {4_711_000_000L}, 4_711_000_001L, 3_711_000_000L),
                cause("of class java.lang.String", new Object[] {"1", "22"}, 1, 22),
                cause("of 11 or more elements", new Object[] {new int[11], new int[15]}, new int[10], new int[3]));
    }

    private static Arguments cause(String feature, Object[] failing, Object... succeeding) {
        return Arguments.of(feature, failing, succeeding);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void what_failing_arguments_have_in_common_is_said(String feature, Object[] failing, Object[] succeeding) {
        Compared compared = new Compared(Capture.ARGS);
        for (int i = 0; i < 50; i++) {
            if (i < 5) {
                compared.fails(failing[i % failing.length], i % 2);
            }
            compared.succeeds(succeeding[i % succeeding.length], i % 2);
        }

        assertThat(compared.texts()).containsExactly("it " + feature + " in 5 of 5 failures, 0 of 50 successes");
    }

    @Test
    void a_statement_has_its_numbers_apart_too() {
        Compared compared = fieldIsNull(Capture.ARGS);

        assertThat(compared.told()).singleElement().satisfies(told -> {
            assertThat(told.toolName()).isEqualTo("Shop.sell");
            assertThat(told.parameter()).isEqualTo("it.address");
            assertThat(told.feature()).isEqualTo("null");
            assertThat(List.of(told.failures(), told.ofFailures(), told.successes(), told.ofSuccesses()))
                    .containsExactly(5, 5, 0, 40);
            assertThat(told.text()).isEqualTo("it.address null in 5 of 5 failures, 0 of 40 successes");
        });
    }

    private static Compared fieldIsNull(Capture capture) {
        Compared compared = new Compared(capture);
        for (int i = 0; i < 40; i++) {
            if (i < 5) {
                compared.fails(new Customer("c" + i, null));
            }
            compared.succeeds(new Customer("c" + i, "Rome"));
        }
        return compared;
    }

    @Test
    void two_failures_or_few_successes_say_nothing() {
        Compared few = new Compared(Capture.ARGS).fails((Object) null).fails((Object) null);
        for (int i = 0; i < 100; i++) {
            few.succeeds(i);
        }
        assertThat(few.texts()).isEmpty();

        Compared young = new Compared(Capture.ARGS);
        for (int i = 0; i < 19; i++) {
            young.fails((Object) null).succeeds(i);
        }
        assertThat(young.texts()).isEmpty();
    }

    @Test
    void what_the_method_may_have_done_itself_is_told_as_such_and_only_if_nothing_else_is_known() {
        Compared compared = new Compared(Capture.ARGS);
        for (int i = 0; i < 40; i++) {
            Order good = new Order("NEW");
            good.sell();
            compared.fails(new Order("NEW"), i % 2).succeeds(good, i % 2);
        }
        assertThat(compared.texts())
                .singleElement()
                .asString()
                .startsWith("it.status the same text when the call ended in 32 of 32 failures");

        Compared better = new Compared(Capture.ARGS);
        for (int i = 0; i < 40; i++) {
            better.fails(new ArrayList<>(), -1).succeeds(new ArrayList<>(List.of(1)), 1);
        }
        assertThat(better.texts()).singleElement().asString().startsWith("other -1 in");
    }

    @Test
    void of_a_secret_only_null_empty_and_its_class_are_told() {
        Compared compared = new Compared(Capture.ARGS);
        for (int i = 0; i < 40; i++) {
            compared.fails(1, 1, 1, "hunter2").succeeds(1, 1, 1, "word" + i);
        }
        assertThat(compared.texts()).isEmpty();

        Compared missing = new Compared(Capture.ARGS);
        for (int i = 0; i < 40; i++) {
            missing.fails(1, 1, 1, null).succeeds(1, 1, 1, "word" + i);
        }
        assertThat(missing.texts()).singleElement().asString().startsWith("password null in");
    }

    @Test
    void hashes_tell_no_values_and_none_tells_nothing() {
        Compared hashed = new Compared(Capture.HASH);
        for (int i = 0; i < 40; i++) {
            hashed.fails(-7, "4x").succeeds(7, "4" + i);
        }
        assertThat(hashed.texts()).hasSize(2).allSatisfy(text -> assertThat(text)
                .contains(" the same "));
        assertThat(fieldIsNull(Capture.HASH).texts()).isEmpty();
        assertThat(fieldIsNull(Capture.NONE).comparison.isWatching()).isFalse();
    }

    @Test
    void switched_off_nothing_is_looked_at() {
        Compared compared = new Compared(false, new Comparison.Terms(Capture.ARGS, false));
        for (int i = 0; i < 40; i++) {
            compared.fails((Object) null).succeeds(1);
        }

        assertThat(compared.comparison.isWatching()).isFalse();
        assertThat(compared.texts()).isEmpty();
    }

    @Test
    void one_kind_of_failure_is_not_blamed_on_what_another_has_in_common() {
        Compared compared = new Compared(Capture.ARGS);
        for (int i = 0; i < 40; i++) {
            compared.fails((Object) null).succeeds("x");
            compared.comparison.failed(0, new java.io.IOException(), null, new Object[] {i % 2 == 0 ? "x" : null});
        }

        compared.now += 2_000_000_000L;
        assertThat(compared.comparison.of(0, List.of("java.io.IOException"))).isEmpty();
        assertThat(compared.texts()).hasSize(1);
    }

    @Test
    void calls_that_succeed_are_looked_at_only_after_a_failure_at_a_bounded_rate_and_for_ten_minutes() {
        Compared compared = new Compared(Capture.ARGS);
        assertThat(compared.comparison.isWatching()).isFalse();
        compared.fails(1);

        assertThat(looks(compared, 1_000)).isEqualTo(32);
        int busy = 0;
        for (int beat = 0; beat < 600; beat++) {
            compared.comparison.beat();
            busy += looks(compared, 1_000);
        }
        // Ten a second until 128 are known, then one a second.
        assertThat(busy).isBetween(128 - 32 + 50, 128 - 32 + 51);

        compared.now += 601_000_000_000L;
        compared.comparison.beat();
        assertThat(compared.comparison.isWatching()).isFalse();
    }

    private static int looks(Compared compared, int calls) {
        int looks = 0;
        for (int i = 0; i < calls; i++) {
            if (compared.comparison.wantsSuccess(0)) {
                compared.comparison.succeeded(0, null, new Object[] {i});
                looks++;
            }
        }
        return looks;
    }

    @Test
    void a_beat_in_the_midst_of_the_first_failure_does_not_forget_it() {
        Compared compared = new Compared(Capture.ARGS);
        compared.meanwhile = () -> {
            compared.meanwhile = () -> {};
            compared.comparison.beat();
        };
        Runnable once = compared.meanwhile;
        for (int reads = 0; reads < 4; reads++) {
            compared.fails((Object) null);
            assertThat(compared.comparison.isWatching()).isTrue();
            compared.meanwhile = once;
        }
    }

    @Test
    void failures_over_the_limit_are_looked_at_by_kind_at_a_bounded_rate() {
        Compared compared = new Compared(Capture.ARGS).fails(1);
        IllegalStateException known = new IllegalStateException();
        IllegalArgumentException unknown = new IllegalArgumentException();

        long wanted = Stream.generate(() -> compared.comparison.wantsFailure(0, known))
                .limit(1_000)
                .filter(wants -> wants)
                .count();
        assertThat(wanted).isEqualTo(16);
        assertThat(compared.comparison.wantsFailure(0, unknown)).isFalse();

        Compared expecting = new Compared(true, new Comparison.Terms(Capture.ARGS, true)).fails(1);
        assertThat(expecting.comparison.wantsFailure(0, known)).isFalse();
    }

    @Test
    void old_calls_do_not_outvote_new_ones() {
        Compared compared = new Compared(Capture.ARGS);
        for (int i = 0; i < 200; i++) {
            compared.fails("old").succeeds((Object) null);
        }
        compared.now += 3_700_000_000_000L;
        for (int i = 0; i < 40; i++) {
            compared.fails((Object) null).succeeds("new");
        }

        assertThat(compared.texts()).containsExactly("it null in 32 of 32 failures, 0 of 40 successes");
    }

    @Test
    void methods_and_memory_are_bounded() {
        Compared compared = new Compared(Capture.ARGS);
        Object[] many = new Object[100];
        Arrays.fill(many, "x");
        for (int site = 0; site < 2_000; site++) {
            for (int i = 0; i < 40; i++) {
                compared.comparison.failed(site, new IllegalStateException(), null, many);
            }
            while (compared.comparison.wantsSuccess(site)) {
                compared.comparison.succeeded(site, null, many);
            }
        }
        compared.comparison.beat();

        assertThat(compared.comparison.methods()).isLessThanOrEqualTo(Comparison.MOST_METHODS);
        assertThat(compared.comparison.bytes()).isBetween(1L << 20, Comparison.MOST_BYTES);
        assertThat(compared.comparison.wantsSuccess(0)).isFalse();
        assertThat(compared.log).isEmpty();
    }

    @Test
    void calls_of_many_threads_are_all_counted_within_the_bounds() throws InterruptedException {
        Compared compared = new Compared(Capture.ARGS);
        Collection<Thread> threads = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                for (int i = 0; i < 2_000; i++) {
                    compared.comparison.failed(0, new IllegalStateException(), null, new Object[] {null, i});
                    compared.comparison.succeeded(0, null, new Object[] {"x", i});
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (int i = 0; i < 1_000; i++) {
            compared.comparison.beat();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(compared.texts()).contains("it null in 32 of 32 failures, 0 of 128 successes");
        assertThat(compared.log).isEmpty();
    }
}
