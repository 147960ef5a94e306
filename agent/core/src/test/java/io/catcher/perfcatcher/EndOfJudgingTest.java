package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.perfcatcher.sample.MethodTime;
import io.catcher.perfcatcher.sample.SampleBuffer;
import org.junit.jupiter.api.Test;

/** The JVM is to end, and threads that never do have left more to judge than there is time for. */
class EndOfJudgingTest {

    private final Fixture fixture = new Fixture();
    private final SampleBuffer thread = fixture.thread();

    private long callsJudged() {
        fixture.perf.drain();
        return fixture.perf.takeTimes().stream().mapToLong(MethodTime::calls).sum();
    }

    private void call() {
        fixture.nanos += Fixture.MILLI;
        thread.add(0, fixture.nanos, 1_000, 1);
    }

    @Test
    void after_its_time_no_call_is_judged_and_none_is_lost_when_there_is_time_again() {
        call();
        fixture.perf.judgesUntil(fixture.nanos + Fixture.SECOND);
        assertThat(callsJudged()).isEqualTo(1);

        fixture.nanos += 2 * Fixture.SECOND;
        call();
        assertThat(callsJudged()).isZero();

        fixture.perf.judgesOn();
        assertThat(callsJudged()).isEqualTo(1);
    }
}
