package io.catcher.perfcatcher.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverheadBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private final Map<Integer, Integer> pace = new HashMap<>();
    private boolean possible = true;
    private double share = 0.02;
    private final Set<Integer> untimed = new HashSet<>();
    private final OverheadBudget budget = new OverheadBudget(
            site -> share,
            () -> 20,
            new Pace() {
                @Override
                public boolean timeOneIn(int site, int calls) {
                    if (possible) {
                        pace.put(site, calls);
                    }
                    return possible;
                }

                @Override
                public void untime(int site) {
                    untimed.add(site);
                }
            },
            new OverheadBudget.Learners() {
                @Override
                public boolean keepsPace(int site) {
                    return telling.contains(site);
                }

                @Override
                public void learnAnew(int site, int oneIn) {
                    anew.add(site);
                }

                @Override
                public void forget(int site) {
                    forgotten.add(site);
                }
            });
    private final Set<Integer> telling = new HashSet<>();
    private final Set<Integer> anew = new HashSet<>();
    private final Set<Integer> forgotten = new HashSet<>();
    private long now;

    /** A second in which a method was called so often; as many of the calls were timed as its pace says. */
    private void second(int site, int calls, long nanos) {
        budget.settle(now);
        int oneIn = pace.getOrDefault(site, 1);
        for (int i = 0; i < calls / oneIn; i++) {
            budget.seen(site, nanos, oneIn);
        }
        now += SECOND;
        budget.settle(now);
    }

    @Test
    void a_hot_short_method_is_timed_so_seldom_that_it_costs_its_share() {
        second(1, 100_000, 120);
        second(1, 100_000, 120);

        // 65 ns for a timed call, 2 ns allowed on each call of 100 ns.
        assertThat(pace).containsEntry(1, 64);
    }

    @Test
    void a_method_whose_budget_becomes_none_is_timed_on_each_call_again() {
        second(1, 100_000, 120);
        share = 0;
        second(1, 100_000, 120);

        assertThat(pace).containsEntry(1, 1);
    }

    @Test
    void neither_a_seldom_called_nor_a_long_method_is_left_untimed() {
        second(1, 1_000, 25);
        second(2, 50_000, 5_000);

        assertThat(pace).isEmpty();
    }

    @Test
    void a_method_of_no_duration_at_all_is_still_timed_ten_times_a_second() {
        for (int i = 0; i < 3; i++) {
            second(1, 10_000, 0);
        }

        assertThat(pace.get(1)).isEqualTo(1_024);
    }

    @Test
    void one_that_is_too_dear_even_so_for_ten_seconds_is_not_timed_any_more() {
        for (int i = 0; i < 10; i++) {
            second(1, 4_000_000, 30);
        }
        assertThat(untimed).as("in the first second each call was timed").isEmpty();
        second(1, 4_000_000, 30);
        assertThat(untimed).containsExactly(1);

        pace.clear();
        second(1, 4_000_000, 30);
        assertThat(pace).as("calls that had begun before").isEmpty();
        share = 0.01;
        second(1, 4_000_000, 30);
        assertThat(pace).as("another budget").isNotEmpty();
    }

    @Test
    void many_methods_that_are_each_worth_it_cost_no_more_together_than_their_share_of_the_processors() {
        double calls = 0.02 * Runtime.getRuntime().availableProcessors() * 1e9 / 500;
        int each = 20_000;
        int methods = (int) (10 * calls / each);
        for (int second = 0; second < 2; second++) {
            budget.settle(now);
            budget.seen(methods, 3_000_000, 100);
            for (int site = 0; site < methods; site++) {
                budget.seen(site, 5_000, each / 2);
                budget.seen(site, 5_000, each / 2);
            }
            now += SECOND;
            budget.settle(now);
        }

        double timed = 0;
        for (int site = 0; site < methods; site++) {
            timed += (double) each / pace.getOrDefault(site, 1);
        }
        assertThat(timed).isBetween(calls / 8, calls);
        assertThat(pace).as("called seldom").doesNotContainKey(methods);
        assertThat(anew)
                .as("short enough to be lengthened by timing what they call")
                .hasSize(methods);
    }

    @Test
    void of_methods_whose_calls_take_long_each_is_timed_while_short_ones_give_way() {
        double calls = 0.02 * Runtime.getRuntime().availableProcessors() * 1e9 / 500;
        int each = (int) (calls / 4);
        for (int second = 0; second < 2; second++) {
            budget.settle(now);
            for (int i = 0; i < 10; i++) {
                budget.seen(0, 15_000, each / 10);
                budget.seen(1, 15_000, each / 10);
                for (int site = 2; site < 10; site++) {
                    budget.seen(site, 5_000, each / 10);
                }
            }
            now += SECOND;
            budget.settle(now);
        }

        assertThat(pace).doesNotContainKeys(0, 1).containsKeys(2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void a_method_of_which_something_is_about_to_be_told_is_timed_as_before() {
        telling.add(1);
        second(1, 100_000, 120);
        assertThat(pace).isEmpty();
        telling.clear();
        second(1, 100_000, 120);
        assertThat(pace).containsEntry(1, 64);
    }

    @Test
    void a_long_method_that_is_timed_less_keeps_what_was_normal() {
        share = 0.0001;
        second(1, 100_000, 19_000);
        second(2, 100_000, 500);
        assertThat(pace).containsKeys(1, 2);
        assertThat(anew).containsExactly(2);
    }

    @Test
    void once_the_program_runs_it_takes_five_minutes_since_its_compiled_code_is_lost_by_it() {
        second(2, 100_000, 430);
        now += 60 * SECOND;
        for (int i = 0; i < 300; i++) {
            second(1, 4_000_000, 30);
        }
        assertThat(untimed).as("in the first second each call was timed").isEmpty();
        second(1, 4_000_000, 30);
        assertThat(untimed).containsExactly(1);
    }

    @Test
    void a_burst_a_longer_method_and_one_that_hardly_takes_a_processor_go_on_to_be_timed() {
        for (int i = 0; i < 30; i++) {
            second(1, i % 10 == 0 ? 20_000 : 4_000_000, 30);
            second(2, 4_000_000, 430);
            second(3, 2_000_000, 30);
        }

        assertThat(untimed).isEmpty();
    }

    @Test
    void small_changes_of_what_is_right_change_nothing_and_large_ones_do() {
        second(1, 100_000, 120);
        assertThat(pace).containsEntry(1, 64);
        second(1, 100_000, 180);
        assertThat(pace).containsEntry(1, 64);
        second(1, 100_000, 2_000);
        assertThat(pace).containsEntry(1, 2);
        second(1, 1_000, 2_000);
        assertThat(pace).containsEntry(1, 1);
    }

    @Test
    void what_is_refused_is_tried_again() {
        possible = false;
        second(1, 100_000, 120);
        assertThat(pace).isEmpty();
        possible = true;
        second(1, 100_000, 120);
        assertThat(pace).containsEntry(1, 64);
    }

    @Test
    void calls_are_counted_whether_they_are_timed_or_not() {
        budget.seen(1, 50, 1);
        budget.seen(1, 50, 63);
        budget.passed(1, 36);

        assertThat(budget.calls(1)).isEqualTo(100);
        assertThat(budget.calls(2)).isZero();
    }
}
