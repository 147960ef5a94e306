package io.catcher.perfcatcher;

import static io.catcher.perfcatcher.Fixture.APART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.event.Event;
import io.catcher.event.VarianceBody;
import io.catcher.perfcatcher.sample.MethodTime;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyThreadsTest {

    private static final int THREADS = 7;
    private static final int METHODS = 4;

    /** The rule as a reader of the specification would write it, one list, doubles, no limit. */
    private static final class Naive {
        final Map<Integer, Deque<Long>> windows = new HashMap<>();
        final Map<Integer, Long> calls = new HashMap<>();
        final List<String> tools = new ArrayList<>();
        final List<VarianceBody> told = new ArrayList<>();

        void call(int site, long nanos, int windowSize, int minSamples, double threshold) {
            Deque<Long> window = windows.computeIfAbsent(site, s -> new ArrayDeque<>());
            long count = calls.merge(site, 1L, Long::sum);
            double mean = window.stream().mapToLong(n -> n).average().orElse(0);
            if (window.size() >= minSamples && Math.abs(nanos - mean) / mean > threshold) {
                double squares = window.stream()
                        .mapToDouble(n -> (n - mean) * (n - mean))
                        .sum();
                List<Double> millis = window.stream().map(n -> n / 1e6).toList();
                tools.add("Orders.m" + site);
                told.add(new VarianceBody(
                        nanos / 1e6,
                        mean / 1e6,
                        Math.sqrt(squares / window.size()) / 1e6,
                        Math.abs(nanos - mean) / mean,
                        threshold,
                        millis,
                        window.size(),
                        count,
                        List.of(),
                        List.of(),
                        null,
                        null));
            }
            window.addLast(nanos);
            if (window.size() > windowSize) {
                window.removeFirst();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tellsWhatTheRuleTellsOfAllThreadsCallsInTheOrderOfTheirEnds(long seed) {
        Random random = new Random(seed);
        int windowSize = 1 + random.nextInt(120);
        int minSamples = 1 + random.nextInt(Math.min(windowSize, 20));
        Fixture fixture = new Fixture(windowSize, minSamples);
        double threshold = 0.1 + random.nextDouble() / 2;
        fixture.threshold(threshold);
        List<SampleBuffer> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(fixture.thread());
        }
        Naive naive = new Naive();
        // Near its end the clock runs over: nanoTime may be any number.
        long end = Long.MAX_VALUE - 500 * APART;
        for (int i = 0; i < 1000; i++) {
            end += APART;
            int site = random.nextInt(METHODS);
            long nanos = (long) (1e6 * Math.exp(random.nextGaussian() / 2));
            threads.get(random.nextInt(THREADS)).add(site, end, nanos);
            naive.call(site, nanos, windowSize, minSamples, threshold);
            if (random.nextInt(50) == 0) {
                fixture.nanos = end;
                fixture.perf.drain();
            }
        }
        fixture.nanos = end;
        fixture.perf.drain();

        assertThat(naive.told.size())
                .as("a run that tells nothing proves nothing")
                .isGreaterThan(50);
        assertThat(fixture.events).extracting(Event::toolName).containsExactlyElementsOf(naive.tools);
        for (int i = 0; i < naive.told.size(); i++) {
            same(fixture.bodies().get(i), naive.told.get(i));
        }
        assertThat(fixture.perf.skipped()).isZero();
    }

    private static void same(VarianceBody told, VarianceBody expected) {
        assertThat(told.window()).isEqualTo(expected.window());
        assertThat(told.currentTimeMs()).isEqualTo(expected.currentTimeMs());
        assertThat(told.meanTimeMs()).isCloseTo(expected.meanTimeMs(), within(1e-9));
        assertThat(told.stddevMs()).isCloseTo(expected.stddevMs(), within(1e-9));
        assertThat(told.variance()).isCloseTo(expected.variance(), within(1e-9));
        assertThat(told.samples()).isEqualTo(expected.samples());
        assertThat(told.calls()).isEqualTo(expected.calls());
    }

    @Test
    void leavesACallThatEndedAfterTheDrainBeganToTheNextOne() {
        Fixture fixture = new Fixture(10, 1);
        SampleBuffer early = fixture.thread();
        SampleBuffer late = fixture.thread();
        late.add(0, 100, 10);
        late.add(0, 300, 90);
        fixture.nanos = 200;
        fixture.perf.drain();
        early.add(0, 250, 10);
        fixture.nanos = 400;
        fixture.perf.drain();

        assertThat(fixture.bodies()).extracting(VarianceBody::calls).containsExactly(3L);
        assertThat(fixture.bodies().get(0).samples()).isEqualTo(2);
    }

    @Test
    void keepsTheSamplesOfAThreadThatHasEnded() throws Exception {
        Fixture fixture = new Fixture(10, 1);
        Thread worker = new Thread(() -> {
            SampleBuffer mine = fixture.perf.register(Thread.currentThread());
            mine.add(0, 1, 10);
            mine.add(0, 2, 50);
        });
        worker.start();
        worker.join();
        fixture.perf.drain();
        assertThat(fixture.bodies()).extracting(VarianceBody::calls).containsExactly(2L);

        fixture.perf.drain();
        assertThat(fixture.perf.threads()).as("buffers kept").isZero();
    }

    @Test
    void keepsTheBufferOfAThreadThatLivesAndIsIdle() {
        Fixture fixture = new Fixture(10, 1);
        SampleBuffer mine = fixture.perf.register(Thread.currentThread());
        fixture.perf.drain();
        fixture.perf.drain();
        mine.add(0, 1, 10);
        mine.add(0, 2, 50);
        fixture.perf.drain();

        assertThat(fixture.events).hasSize(1);
    }

    @Test
    void forgetsAMillionThreadsThatCameAndWent() {
        Fixture fixture = new Fixture();
        int most = 0;
        for (int round = 0; round < 1000; round++) {
            for (int i = 0; i < 1000; i++) {
                fixture.perf.register(() -> true).add(0, round, 10);
            }
            fixture.perf.drain();
            most = Math.max(most, fixture.perf.threads());
        }
        fixture.perf.drain();

        assertThat(most).as("those of this drain and of the one before").isLessThanOrEqualTo(2000);
        assertThat(fixture.perf.threads()).isZero();
    }

    @Test
    void countsWhatWasSkippedAlsoOfThreadsThatHaveGone() {
        Fixture fixture = new Fixture();
        int room = 16 + 64 + 256 + 1024;
        SampleBuffer gone = fixture.perf.register(() -> true);
        SampleBuffer alive = fixture.thread();
        for (int i = 0; i < room + 5; i++) {
            gone.add(0, i, 10);
            alive.add(0, i, 10);
        }
        fixture.nanos = 2L * room;
        fixture.perf.drain();
        assertThat(fixture.perf.skipped()).isEqualTo(10);

        fixture.perf.drain();
        assertThat(fixture.perf.threads()).isOne();
        assertThat(fixture.perf.skipped()).isEqualTo(10);

        assertThat(fixture.perf.takeTimes())
                .as("no call is left out of the count")
                .extracting(MethodTime::calls)
                .containsExactly(2L * room + 10);
    }

    @Test
    void ignoresASiteThatNobodyKnows() {
        List<Event> events = new ArrayList<>();
        PerfCatcher perf = new PerfCatcher(
                draft -> events.add(draft.render()),
                site -> null,
                site -> PerfcatcherSettings.DEFAULTS,
                null,
                () -> 1000,
                () -> Instant.EPOCH);
        SampleBuffer buffer = perf.register(() -> false);
        for (int i = 0; i < 20; i++) {
            buffer.add(5000, i, 1 + 100L * i, 1);
        }
        perf.drain();

        assertThat(events).isEmpty();
    }
}
