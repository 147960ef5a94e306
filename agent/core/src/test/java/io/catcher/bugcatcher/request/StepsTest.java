package io.catcher.bugcatcher.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.Argument;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {

    @Test
    void what_is_kept_of_a_step_is_not_shown_by_the_one_that_takes_its_place() {
        Steps steps = new Steps();
        steps.begin(7);
        steps.output(0, List.<Argument>of(), "107");
        assertThat(steps.output(0)).isEqualTo("107");

        for (int number = 1; number <= Steps.KEPT; number++) {
            steps.begin(8);
        }

        assertThat(steps.site(Steps.KEPT)).isEqualTo(8);
        assertThat(steps.output(Steps.KEPT)).isNull();
        assertThat(steps.inputs(Steps.KEPT)).isEmpty();
    }

    @Test
    void times_of_a_step_are_not_those_of_the_one_that_takes_its_place() {
        Steps steps = new Steps();
        steps.begin(7);
        steps.end(0, 5, 3, Steps.Outcome.FAILED);
        for (int number = 1; number <= Steps.KEPT; number++) {
            steps.begin(8);
        }

        assertThat(steps.start(Steps.KEPT)).isZero();
        assertThat(steps.outcome(Steps.KEPT)).isEqualTo(Steps.Outcome.RETURNED);
        steps.running(Steps.KEPT);
        assertThat(steps.outcome(Steps.KEPT)).isEqualTo(Steps.Outcome.RUNNING);
    }
}
