package io.catcher.perfcatcher.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.ProcessorUse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A machine of two processors, whose clocks a test moves. */
class ProcessorsTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    /** Soon the clock runs over. */
    private long now = Long.MAX_VALUE - 15 * SECOND;

    private double waited;
    private double busy;
    private double own;
    private boolean known = true;
    private final Processors processors = new Processors(
            () -> known ? (long) waited : Throttling.UNKNOWN,
            () -> (long) busy,
            () -> (long) own,
            () -> Throttling.UNKNOWN,
            2);

    /** Time passes in which so many threads wait, and so many processors are busy, some of them for this JVM. */
    private void pass(double seconds, double waiting, double used, double byUs) {
        for (int i = 0; i < seconds * 20; i++) {
            now += 50 * MILLI;
            waited += waiting * 50 * MILLI;
            busy += used * 50 * MILLI;
            own += byUs * 50 * MILLI;
            processors.look(now);
        }
    }

    private ProcessorUse since(long nanos) {
        return Objects.requireNonNull(processors.since(nanos, nanos, now));
    }

    private static void assertAbout(@Nullable Double actual, double expected) {
        assertThat(actual).isNotNull().isBetween(expected - 0.25, expected + 0.25);
    }

    @Test
    void who_had_the_processors_is_known_since_then_and_before() {
        pass(20, 0.1, 0.6, 0.5);
        long onset = now;
        pass(5, 1.5, 2, 0.5);
        ProcessorUse use = since(onset);

        assertAbout(use.waited(), 1.5);
        assertAbout(use.waitedBefore(), 0.1);
        assertAbout(use.others(), 1.5);
        assertAbout(use.othersBefore(), 0.1);
        assertAbout(use.own(), 0.5);
        assertAbout(use.ownBefore(), 0.5);
        assertThat(use.throttled()).isNull();
        assertThat(use.count()).isEqualTo(2);
    }

    @Test
    void what_goes_on_for_long_is_compared_with_what_was_before_it() {
        pass(20, 0.1, 0.6, 0.5);
        long onset = now;
        pass(60, 1.5, 2, 0.5);
        ProcessorUse use = Objects.requireNonNull(processors.since(now - 10 * SECOND, onset, now));

        assertAbout(use.waited(), 1.5);
        assertAbout(use.waitedBefore(), 0.1);
    }

    @Test
    void a_second_after_the_onset_it_is_known_as_well() {
        pass(10.4, 0, 1, 1);
        long onset = now;
        pass(1, 2, 2, 1);

        assertAbout(since(onset).waited(), 2);
    }

    @Test
    void of_the_first_moments_there_is_no_before() {
        long onset = now;
        pass(3, 2, 2, 1);

        assertThat(since(onset).waitedBefore()).isNull();
        assertAbout(since(onset).waited(), 2);
    }

    @Test
    void an_onset_long_ago_is_answered_with_what_is_remembered() {
        long onset = now;
        pass(600, 1, 2, 1);

        assertAbout(since(onset).waited(), 1);
    }

    @Test
    void what_the_machine_does_not_tell_is_not_known() {
        assertThat(processors.since(now, now, now)).isNull();
        known = false;
        pass(10, 1, 2, 1);

        assertThat(processors.since(now - 5 * SECOND, now - 5 * SECOND, now)).isNull();
    }
}
