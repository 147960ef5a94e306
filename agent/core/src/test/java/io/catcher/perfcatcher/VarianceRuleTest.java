package io.catcher.perfcatcher;

import static io.catcher.perfcatcher.Fixture.APART;
import static io.catcher.perfcatcher.Fixture.MILLI;
import static io.catcher.perfcatcher.Fixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.VarianceBody;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VarianceRuleTest {

    private final Fixture fixture = new Fixture();
    private final SampleBuffer thread = fixture.thread();
    private long end;

    @Test
    void tellsACallThatIsSlowerByMoreThanTheThresholdWithItsWindow() {
        for (int i = 1; i <= 10; i++) {
            call(i % 2 == 0 ? 11 : 9);
        }
        call(15);
        fixture.perf.drain();

        assertThat(fixture.events).hasSize(1);
        Event event = fixture.events.get(0);
        assertThat(event.kind()).isEqualTo(Kind.VARIANCE);
        assertThat(event.severity()).isEqualTo(Severity.WARNING);
        assertThat(event.errorCode()).isEqualTo("W100");
        assertThat(event.category()).isEqualTo("performance");
        assertThat(event.toolName()).isEqualTo("Orders.m3");
        assertThat(event.method()).isEqualTo("void shop.Orders.m3()");
        assertThat(event.rule()).isEqualTo("orders");
        assertThat(event.ids()).isEqualTo(Ids.NONE);
        assertThat(event.suppressed()).isZero();
        VarianceBody body = (VarianceBody) event.body();
        assertThat(body.currentTimeMs()).isEqualTo(15);
        assertThat(body.meanTimeMs()).isEqualTo(10);
        assertThat(body.stddevMs()).as("population: every sample is 1 off").isEqualTo(1);
        assertThat(body.variance()).isEqualTo(0.5);
        assertThat(body.threshold()).isEqualTo(0.2);
        assertThat(body.window()).containsExactly(9.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 11.0);
        assertThat(body.samples()).isEqualTo(10);
        assertThat(body.calls()).isEqualTo(11);
    }

    @Test
    void tellsAFasterCallToo_asInformation() {
        calls(10, 10);
        call(5);
        fixture.perf.drain();

        assertThat(fixture.events).hasSize(1);
        assertThat(fixture.events.get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(fixture.events.get(0).errorCode()).isEqualTo("I100");
        assertThat(fixture.bodies().get(0).variance()).isEqualTo(0.5);
    }

    @Test
    void saysNothingAtTheThresholdItself() {
        calls(10, 10);
        call(12);
        fixture.perf.drain();

        assertThat(fixture.events).isEmpty();
    }

    @Test
    void saysNothingBeforeTheWindowHoldsTheLeastNumberOfSamples() {
        calls(9, 10);
        call(1000);
        fixture.perf.drain();

        assertThat(fixture.events).isEmpty();
    }

    @Test
    void letsTheOldestSampleGo() {
        calls(100, 10);
        calls(100, 20);
        end += APART;
        call(30);
        fixture.perf.drain();

        VarianceBody last = fixture.bodies().get(fixture.events.size() - 1);
        assertThat(last.meanTimeMs()).isEqualTo(20);
        assertThat(last.window()).hasSize(100).containsOnly(20.0);
        assertThat(last.calls()).isEqualTo(201);
    }

    @Test
    void tellsAMethodOnceInTenSecondsAndThenHowManyItLeftOut() {
        calls(100, 10);
        call(50);
        call(50);
        call(50);
        end += Duration.ofSeconds(10).toNanos();
        call(50);
        fixture.perf.finish();

        assertThat(fixture.events).extracting(Event::suppressed).containsExactly(0L, 1L, 0L);
    }

    @Test
    void ofThoseThatItLeftOutItTellsTheWorstWhenTheTenSecondsAreOver() {
        calls(100, 10);
        call(13);
        call(14);
        call(400);
        call(15);
        end += Duration.ofSeconds(10).toNanos();
        call(14);
        fixture.perf.finish();

        assertThat(fixture.bodies()).extracting(VarianceBody::currentTimeMs).containsExactly(13.0, 400.0);
        assertThat(fixture.events).extracting(Event::suppressed).containsExactly(0L, 1L);
    }

    @Test
    void limitsEachMethodForItself() {
        for (int i = 0; i < 10; i++) {
            call(3, 10);
            call(8, 10);
        }
        call(3, 50);
        call(8, 50);
        fixture.perf.drain();

        assertThat(fixture.events).extracting(Event::toolName).containsExactly("Orders.m3", "Orders.m8");
    }

    @Test
    void timesAnEventByTheWallClockAtTheEndOfItsCall_alsoAfterThatClockWasSet() {
        calls(10, 10);
        call(50);
        long first = end;
        fixture.nanos = first + 250 * MILLI;
        fixture.perf.drain();
        end += APART;
        call(50);
        fixture.nanos = end + 30 * MILLI;
        fixture.wall = Instant.parse("2026-03-01T15:00:00Z");
        fixture.perf.drain();

        assertThat(fixture.events)
                .extracting(Event::ts)
                .containsExactly(Instant.parse("2026-03-01T11:59:59.750Z"), Instant.parse("2026-03-01T14:59:59.970Z"));
    }

    @Test
    void comparesNothingWithAMeanOfZero() {
        calls(10, 0);
        call(10);
        fixture.perf.drain();

        assertThat(fixture.events).isEmpty();
    }

    @Test
    void takesANegativeDurationAsZero() {
        calls(10, -5);
        call(10);
        fixture.perf.drain();

        assertThat(fixture.events).isEmpty();
    }

    @Test
    void survivesCallsOfYears() {
        for (int i = 0; i < 200; i++) {
            thread.add(3, end += SECOND, Long.MAX_VALUE);
        }
        end += APART;
        thread.add(3, end, MILLI);
        fixture.perf.drain();

        assertThat(fixture.events).hasSize(1);
        assertThat(fixture.bodies().get(0).meanTimeMs()).isCloseTo(Long.MAX_VALUE / 100.0 / 1e6, within(1e-3));
        assertThat(fixture.bodies().get(0).variance()).isCloseTo(1, within(1e-9));
    }

    @Test
    void judgesWhenTheWindowIsSmallerThanTheLeastNumberOfSamples() {
        Fixture small = new Fixture(5, 10);
        SampleBuffer buffer = small.thread();
        for (int i = 0; i < 5; i++) {
            buffer.add(3, i, 10, 1);
        }
        buffer.add(3, 6, 20, 1);
        small.perf.drain();

        assertThat(small.bodies()).extracting(VarianceBody::samples).containsExactly(5);
    }

    private void calls(int count, long millis) {
        for (int i = 0; i < count; i++) {
            call(millis);
        }
    }

    private void call(long millis) {
        call(3, millis);
    }

    private void call(int site, long millis) {
        end += MILLI;
        thread.add(site, end, millis * MILLI);
    }
}
