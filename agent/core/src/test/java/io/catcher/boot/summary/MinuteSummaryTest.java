package io.catcher.boot.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.catcher.chain.Sites;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Settings;
import io.catcher.event.Event;
import io.catcher.event.SummaryBody;
import io.catcher.event.Watched;
import io.catcher.event.part.MethodTotals;
import io.catcher.event.part.OtherMethods;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.memory.RunFiles;
import io.catcher.perfcatcher.sample.SampleBuffer;
import io.catcher.ship.ServiceId;
import io.catcher.ship.Shipping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteSummaryTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final List<Event> told = new ArrayList<>();
    private final Sites sites = new Sites(line -> {});
    private final Shipping shipping = Shipping.of(new ServiceId("shop", "", "test", "host:1:2"), Settings.DEFAULTS);
    private final PerfCatcher perfcatcher = new PerfCatcher(
            draft -> true,
            sites::method,
            site -> PerfcatcherSettings.DEFAULTS,
            new EarlierRuns(new RunFiles(() -> Path.of("nowhere"), "shop", "", line -> {})));
    private final SampleBuffer calls = perfcatcher.register(Thread.currentThread());
    private final List<String> untimed = new ArrayList<>();
    private final MinuteSummary summary = new MinuteSummary(
            draft -> told.add(Objects.requireNonNull(draft.render())), shipping, sites, perfcatcher, () -> untimed, 0);

    private int site(String name) {
        return sites.of(
                        name,
                        id -> new Watched(id, "a.B", "B." + name, "void a.B." + name + "()", "r", List.of(), List.of()),
                        List.of())
                .method()
                .site();
    }

    private void called(int site, long nanos, long calls) {
        this.calls.add(site, System.nanoTime(), nanos, calls);
    }

    private SummaryBody body(int at) {
        return (SummaryBody) told.get(at).body();
    }

    @Test
    void aMinuteWithoutACallIsNotTold() {
        site("idle");

        summary.tellWhenDue(MINUTE);

        assertThat(told).isEmpty();
    }

    @Test
    void callsAndTimesAreThoseSinceTheLastSummary() {
        int place = site("place");
        called(place, 2_000_000, 1);
        called(place, 4_000_000, 1);
        perfcatcher.drain();
        summary.tellWhenDue(MINUTE - 1);
        assertThat(told).isEmpty();
        summary.tellWhenDue(MINUTE);
        called(place, 8_000_000, 1);
        perfcatcher.drain();
        summary.tellWhenDue(2 * MINUTE);

        assertThat(body(0).methods())
                .containsExactly(new MethodTotals("B.place", "void a.B.place()", 2L, 0, 6.0, 3.0, 4.0, null, null));
        assertThat(body(0).seconds()).isEqualTo(60);
        assertThat(body(1).methods())
                .containsExactly(new MethodTotals("B.place", "void a.B.place()", 1L, 0, 8.0, 8.0, 8.0, null, null));
    }

    @Test
    void callsOverTheLimitAreCountedThoughOneIsToldForManyOnly() {
        int place = site("place");
        for (int i = 0; i < 2_000; i++) {
            called(place, 2_000_000 + i % 7 * 10_000, 1);
            perfcatcher.drain();
        }
        for (int i = 0; i < 3; i++) {
            called(place, 900_000_000, 1);
            called(place, 2_000_000, 1);
        }
        perfcatcher.drain();
        summary.tellWhenDue(MINUTE);

        assertThat(body(0).methods().get(0).slowCalls()).isEqualTo(3);
    }

    @Test
    void aTimedCallCountsForAllItStandsForAndItsPauseForItselfOnly() {
        int hot = site("hot");
        // One that took 100 ns, and one in which its thread lost the processor for a second, of 1,000 each.
        called(hot, 100, 1_000);
        called(hot, 1_000_000_000, 1_000);
        perfcatcher.drain();
        summary.tellWhenDue(MINUTE);

        MethodTotals totals = body(0).methods().get(0);
        assertThat(totals.calls()).isEqualTo(2_000);
        // 1 s, and 999 calls of at most 20 us, and 1,000 of 100 ns.
        assertThat(totals.totalMs()).isEqualTo(1_000 + 19.98 + 0.1);
    }

    @Test
    void whatTookTheLeastIsFoldedIntoOneAndTheTotalsStayExact() {
        for (int i = 1; i <= 25; i++) {
            called(site("m" + i), i * 1_000_000L, 1);
        }
        perfcatcher.drain();
        summary.tellWhenDue(MINUTE);

        assertThat(body(0).methods()).hasSize(20);
        assertThat(body(0).methods().get(0).toolName()).isEqualTo("B.m25");
        assertThat(body(0).otherMethods()).isEqualTo(new OtherMethods(5, 5, 0, 15, 5));
        assertThat(body(0).calls()).isEqualTo(25);
    }

    @Test
    void methodsThatAreTooDearToBeTimedAreNamed() {
        called(site("place"), 1_000, 1);
        perfcatcher.drain();
        summary.tellWhenDue(MINUTE);
        untimed.add("B.hot");
        called(site("place"), 1_000, 1);
        perfcatcher.drain();
        summary.tellWhenDue(2 * MINUTE);

        assertThat(body(0).agent()).doesNotContainKey("untimed_methods");
        assertThat(body(1).agent())
                .containsEntry("untimed_methods", List.of("B.hot"))
                .doesNotContainKey("other_untimed_methods");
    }

    @Test
    void ofManyMethodsThatAreNotTimedSomeAreNamedAndTheOthersCounted() {
        IntStream.range(0, 300).mapToObj(i -> "B.m" + i).forEach(untimed::add);
        called(site("place"), 1_000, 1);
        perfcatcher.drain();
        summary.tellWhenDue(MINUTE);

        assertThat(body(0).agent())
                .hasEntrySatisfying(
                        "untimed_methods",
                        names -> assertThat(names).asInstanceOf(LIST).hasSize(20))
                .containsEntry("other_untimed_methods", 280);
    }

    @Test
    void theLedgerAddsUp() {
        called(site("place"), 1_000, 1);
        perfcatcher.drain();
        shipping.offer(() -> null);
        shipping.leftOut(3, 2, 1);
        summary.tellWhenDue(MINUTE);

        assertThat(body(0).ledger())
                .containsEntry("produced", 7L)
                .containsEntry("pending", 1L)
                .containsEntry("deduplicated", 3L)
                .containsEntry("rate_limited", 2L)
                .containsEntry("dropped", Map.of("expected", 1L));
    }

    @Test
    void onlyAProgramThatLivedTellsItsLastCalls() {
        called(site("place"), 1_000, 1);
        perfcatcher.drain();
        summary.tellLast(Duration.ofSeconds(3).toNanos());
        assertThat(told).isEmpty();

        summary.tellLast(Duration.ofSeconds(30).toNanos());

        assertThat(body(0).calls()).isEqualTo(1);
        assertThat(body(0).seconds()).isEqualTo(30);
    }
}
