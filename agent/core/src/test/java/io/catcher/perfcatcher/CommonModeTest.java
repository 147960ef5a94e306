package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.AllShiftBody;
import io.catcher.event.Event;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of one JVM, of which one becomes slower, or several, or all of them at once. */
class CommonModeTest {

    private static final int METHODS = 40;

    private final List<Event> told = new ArrayList<>();
    private final Random random = new Random(11);
    private final double[] factors = new double[METHODS];
    private int methods = 12;
    private long gap = 500_000;

    /** One call in ten of this one takes 40 ms longer. */
    private int waits = -1;

    private double unit = 1e6;
    private long nanos = 1_000_000_000L;
    private final PerfCatcher perf =
            Fixture.adaptive(told, site -> "Orders.m" + site, () -> nanos, () -> Instant.ofEpochSecond(0, nanos));
    /** Each method on a thread of its own: none calls another one. */
    private final SampleBuffer[] threads = new SampleBuffer[METHODS];

    CommonModeTest() {
        Arrays.setAll(threads, site -> perf.register(() -> false));
    }

    private void all(double factor) {
        Arrays.fill(factors, factor);
    }

    /** Each method takes 1, 2, 3 ms and so on, times its factor, now a little more and now a little less. */
    private void seconds(int count) {
        long callsASecond = 1_000_000_000L / gap;
        for (int i = 0; i < count * callsASecond; i++) {
            nanos += gap;
            int site = random.nextInt(methods);
            double usual = (site + 1) * unit * Math.exp(0.2 * random.nextGaussian());
            double more = site == waits && random.nextInt(10) == 0 ? 40e6 : 0;
            threads[site].add(site, nanos, (long) (usual * factors[site] + more), 1);
            if (i % (callsASecond / 10) == 0) {
                perf.drain();
            }
        }
    }

    private List<Event> slower() {
        return told.stream()
                .filter(event -> event.kind() == Kind.SHIFT || event.kind() == Kind.ESCALATED)
                .toList();
    }

    private List<String> names() {
        return slower().stream().map(event -> String.valueOf(event.toolName())).toList();
    }

    @Test
    void one_method_that_becomes_slower_is_told() {
        all(1);
        seconds(30);
        factors[3] = 1.5;
        seconds(10);

        assertThat(names()).containsExactly("Orders.m3");
    }

    @Test
    void what_is_slow_for_a_moment_while_the_program_starts_is_no_news_and_what_stays_slow_is() {
        all(1);
        seconds(20);
        factors[3] = 5;
        seconds(3);
        factors[3] = 1;
        seconds(5);
        assertThat(names()).isEmpty();

        factors[3] = 5;
        seconds(8);
        assertThat(names()).containsExactly("Orders.m3");
    }

    @Test
    void some_methods_that_become_slower_at_once_are_told() {
        all(1);
        seconds(30);
        factors[3] = 2;
        factors[4] = 1.8;
        factors[5] = 1.6;
        factors[6] = 1.5;
        seconds(10);

        assertThat(names()).containsExactlyInAnyOrder("Orders.m3", "Orders.m4", "Orders.m5", "Orders.m6");
    }

    @Test
    void all_methods_a_little_slower_for_three_seconds_now_and_then_are_none_of_them() {
        all(1);
        seconds(60);
        for (int i = 0; i < 10; i++) {
            all(1.4);
            seconds(3);
            all(1);
            seconds(17);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void all_methods_slower_at_once_and_for_long_are_one_event_and_their_recovery_is_another() {
        all(1);
        seconds(60);
        all(2.5);
        seconds(30);

        assertThat(slower()).hasSize(1);
        Event event = slower().get(0);
        assertThat(event.toolName()).isNull();
        assertThat(event.severity()).isEqualTo(Severity.WARNING);
        AllShiftBody body = (AllShiftBody) event.body();
        assertThat(body.ratio()).isBetween(2.2, 2.8);
        assertThat(body.onset()).isBetween(Instant.ofEpochSecond(60), Instant.ofEpochSecond(65));
        assertThat(body.methods().compared()).isEqualTo(12);
        assertThat(body.methods().alike()).isEqualTo(12);
        assertThat(body.methods().examples()).hasSize(5).contains("Orders.m11");
        assertThat(body.why()).startsWith("12 of 12 methods became slower at once");

        all(1);
        seconds(30);
        assertThat(told.stream().filter(other -> other.kind() == Kind.RECOVERED))
                .singleElement()
                .satisfies(other -> assertThat(other.toolName()).isNull());
        assertThat(slower()).hasSize(1);
    }

    @Test
    void one_that_is_far_slower_than_all_others_which_are_slower_too_is_told_by_its_name() {
        all(1);
        seconds(60);
        all(1.4);
        factors[7] = 6;
        seconds(4);

        assertThat(names()).containsExactly("Orders.m7");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void one_of_which_a_tenth_of_the_calls_waits_is_told_soon_though_all_are_slower(double slower) {
        unit = 50e3;
        gap = 4_000_000;
        all(1);
        seconds(120);
        all(slower);
        waits = 3;
        seconds(9);

        assertThat(names()).containsExactly("Orders.m3");
    }

    @Test
    void what_made_all_slower_for_a_while_hides_nothing_that_comes_after_it() {
        gap = 4_000_000;
        all(1);
        seconds(120);
        all(2.5);
        seconds(20);
        all(1);
        seconds(60);
        told.clear();
        factors[3] = 2.5;
        seconds(7);

        assertThat(names()).containsExactly("Orders.m3");
    }

    @Test
    void of_few_methods_each_is_told() {
        methods = 3;
        all(1);
        seconds(30);
        all(1.6);
        seconds(10);

        assertThat(names()).containsExactlyInAnyOrder("Orders.m0", "Orders.m1", "Orders.m2");
    }

    @Test
    void of_many_that_become_slower_together_the_first_are_told_each_and_the_others_in_one_event() {
        methods = 40;
        all(1);
        seconds(60);
        Arrays.fill(factors, 0, 12, 2);
        seconds(60);

        List<Event> named =
                slower().stream().filter(event -> event.toolName() != null).toList();
        assertThat(named).hasSize(5);
        Event others = slower().stream()
                .filter(event -> event.toolName() == null)
                .findFirst()
                .orElseThrow();
        AllShiftBody body = (AllShiftBody) others.body();
        assertThat(body.methods().alike()).isEqualTo(7);
        List<String> all = new ArrayList<>(body.methods().examples());
        all.addAll(named.stream().map(Event::toolName).toList());
        assertThat(all).doesNotHaveDuplicates().hasSize(12).allMatch(name -> name.matches("Orders\\.m(\\d|1[01])"));

        all(1);
        seconds(60);
        assertThat(told.stream().filter(event -> event.kind() == Kind.RECOVERED).map(Event::toolName))
                .as("of those that nobody was told of, none recovers")
                .containsExactlyInAnyOrderElementsOf(
                        named.stream().map(Event::toolName).toList());
    }

    @Test
    void one_that_costs_far_more_than_those_that_were_told_is_told_by_its_name_though_it_comes_late() {
        methods = 40;
        all(1);
        seconds(60);
        Arrays.fill(factors, 0, 8, 1.5);
        seconds(12);
        factors[39] = 8;
        seconds(12);

        assertThat(names()).contains("Orders.m39").hasSize(6);
    }

    @Test
    void some_microseconds_are_nobodys_business_among_many_methods_unless_a_processor_feels_them() {
        unit = 5e3;
        all(1);
        seconds(60);
        factors[2] = 1.4;
        seconds(30);
        assertThat(names()).isEmpty();
    }

    @Test
    void one_of_many_short_methods_is_told_when_it_stays_slower_and_not_when_it_was_for_a_quarter_of_a_minute() {
        methods = 40;
        unit = 25e3;
        all(1);
        seconds(60);
        factors[2] = 1.6;
        seconds(16);
        factors[2] = 1;
        seconds(30);
        assertThat(names()).isEmpty();

        factors[2] = 1.6;
        seconds(60);
        assertThat(names()).containsExactly("Orders.m2");
    }

    @Test
    void some_microseconds_of_one_of_few_methods_are_told() {
        unit = 5e3;
        methods = 3;
        all(1);
        seconds(60);
        factors[2] = 1.4;
        seconds(30);
        assertThat(names()).containsExactly("Orders.m2");
    }

    @Test
    void less_than_a_thousandth_of_a_processor_is_told_only_of_the_one_method_that_is_watched() {
        unit = 600;
        methods = 2;
        all(1);
        seconds(60);
        factors[0] = 1.6;
        seconds(30);
        assertThat(names()).isEmpty();
    }

    @Test
    void the_one_method_that_is_watched_is_told_however_little_it_adds_up_to() {
        unit = 600;
        methods = 1;
        all(1);
        seconds(60);
        factors[0] = 1.6;
        seconds(30);
        assertThat(names()).containsExactly("Orders.m0");
    }

    @Test
    void those_of_a_flood_are_told_when_the_program_ends_in_it() {
        methods = 40;
        all(1);
        seconds(60);
        Arrays.fill(factors, 0, 12, 2);
        seconds(15);
        perf.finish();

        assertThat(names()).hasSize(6).contains("null");
    }
}
