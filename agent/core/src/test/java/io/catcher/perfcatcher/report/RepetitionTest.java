package io.catcher.perfcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.RequestInfo.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private final List<Step> steps = new ArrayList<>();
    private @Nullable Integer leftOut;
    private double now;

    /** Ended, and the next one begins where it ended. */
    private void step(String tool, double millis) {
        steps.add(new Step(tool, now, millis, "returned", List.of(), null));
        now += millis;
    }

    /** Around those that come next, as long as they take together. */
    private void around(String tool, double millis) {
        steps.add(new Step(tool, now, millis, "returned", List.of(), null));
    }

    private @Nullable String words(String slow) {
        return words(slow, 0);
    }

    /** @param slowMillis what slow calls take on average */
    private @Nullable String words(String slow, double slowMillis) {
        return words(slow, slowMillis, 0);
    }

    private @Nullable String words(String slow, double slowMillis, double usualMillis) {
        RequestInfo request = new RequestInfo("Search.entry", now, steps, leftOut, null, null);
        Repetition repetition = Repetition.in(slow, request, slowMillis, usualMillis, false);
        return repetition == null ? null : repetition.inWords();
    }

    @Test
    void a_query_for_each_row_is_told_with_what_it_took() {
        step("Session.check", 1);
        around("Search.all", 10.5);
        step("Parcels.find", 2.5);
        for (int i = 0; i < 20; i++) {
            step("Customers.find", 0.4);
        }

        assertThat(words("Search.all"))
                .isEqualTo("one such call made 20 calls of Customers.find, which took 8.00 of its 10.5 ms");
        assertThat(words("Parcels.find")).isNull();
        assertThat(words("Customers.find")).isNull();
    }

    @Test
    void of_the_outermost_call_all_steps_are_its_own() {
        for (int i = 0; i < 8; i++) {
            step("Customers.find", 0.5);
        }

        assertThat(words("Search.entry"))
                .isEqualTo("one such call made 8 calls of Customers.find, which took 4.00 of its 4.00 ms");
    }

    @Test
    void where_steps_were_left_out_it_was_called_so_often_or_more() {
        now = 20;
        leftOut = 9;
        for (int i = 0; i < 32; i++) {
            step("Customers.find", 0.25);
        }

        assertThat(words("Search.all", 28))
                .isEqualTo(
                        "one such call made 32 or more calls of Customers.find, about 41 as its last 32 of 41 steps tell");
        assertThat(words("Search.all", 200))
                .as("they are a trifle beside what calls take")
                .isNull();
    }

    @Test
    void of_methods_that_call_each_other_the_outer_one_is_told() {
        around("Search.all", 8);
        for (int i = 0; i < 8; i++) {
            around("Orders.load", 1);
            step("Customers.find", 0.9);
            now += 0.1;
        }

        assertThat(words("Search.all"))
                .isEqualTo("one such call made 8 calls of Orders.load, which took 8.00 of its 8.00 ms");
    }

    @Test
    void of_a_method_that_was_called_before_it_is_the_last_call() {
        around("Search.all", 2);
        step("Parcels.find", 2);
        around("Search.all", 9);
        for (int i = 0; i < 9; i++) {
            step("Customers.find", 1);
        }

        assertThat(words("Search.all"))
                .isEqualTo("one such call made 9 calls of Customers.find, which took 9.00 of its 9.00 ms");
    }

    @Test
    void many_calls_in_which_little_of_the_time_went_are_no_reason() {
        around("Search.all", 40);
        for (int i = 0; i < 20; i++) {
            step("Customers.find", 0.4);
        }

        assertThat(words("Search.all")).isNull();
    }

    @Test
    void a_few_are_none_nor_are_calls_of_many_methods() {
        around("Search.all", 7);
        for (int i = 0; i < 7; i++) {
            step("Customers.find", 1);
        }
        around("Search.each", 20);
        for (int i = 0; i < 20; i++) {
            step("Step.number" + i % 4, 1);
        }

        assertThat(words("Search.all")).isNull();
        assertThat(words("Search.each")).isNull();
    }

    @Test
    void nothing_is_said_of_a_method_that_the_request_does_not_know() {
        for (int i = 0; i < 20; i++) {
            step("Customers.find", 1);
        }

        assertThat(words("Elsewhere.call")).isNull();
    }

    @Test
    void a_call_that_is_quick_itself_is_no_example_of_slow_ones() {
        around("Search.all", 8);
        for (int i = 0; i < 20; i++) {
            step("Customers.find", 0.4);
        }

        assertThat(words("Search.all", 100)).isNull();
    }

    @Test
    void a_method_that_calls_itself_was_called_once() {
        around("Search.all", 20);
        for (int i = 0; i < 10; i++) {
            around("Tree.walk", 20 - i);
            now += 0.1;
        }

        assertThat(words("Search.all")).isNull();
    }

    @Test
    void of_each_call_of_such_a_method_the_outermost_is_one() {
        around("Search.all", 10);
        for (int i = 0; i < 9; i++) {
            around("Tree.walk", 1);
            around("Tree.walk", 0.8);
            now += 1;
        }

        assertThat(words("Search.all"))
                .isEqualTo("one such call made 9 calls of Tree.walk, which took 9.00 of its 10.0 ms");
    }

    @Test
    void as_many_calls_as_it_usually_makes_are_no_reason() {
        around("Search.all", 10);
        for (int i = 0; i < 20; i++) {
            step("Customers.find", 0.4);
        }

        assertThat(words("Search.all", 10, 9)).isNull();
        assertThat(words("Search.all", 10, 2)).contains("20 calls of Customers.find");
    }
}
