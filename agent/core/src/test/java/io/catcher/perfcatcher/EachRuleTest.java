package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.PerfcatcherSettings.Mode;
import io.catcher.event.Event;
import io.catcher.event.Kind;
import io.catcher.event.Watched;
import io.catcher.perfcatcher.sample.SampleBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each method is judged as its own rule says. */
class EachRuleTest {

    private static final PerfcatcherSettings LITERAL =
            new PerfcatcherSettings(true, Mode.VARIANCE, 0.2, 50, 5, 0, true);
    private static final long MILLI = 1_000_000;

    private final Map<Integer, PerfcatcherSettings> rules = new HashMap<>();
    private final List<Event> told = new ArrayList<>();
    private long nanos = 1;

    private final PerfCatcher perf = new PerfCatcher(
            draft -> told.add(draft.render()),
            site -> new Watched(site, "shop.Orders", "Orders.m" + site, "void m()", "r", List.of(), List.of()),
            site -> rules.getOrDefault(site, PerfcatcherSettings.DEFAULTS),
            null,
            () -> nanos,
            () -> Instant.EPOCH);
    private final SampleBuffer thread = perf.register(() -> false);

    private void calls(int site, int count, long millis) {
        for (int i = 0; i < count; i++) {
            nanos += 20_000 * MILLI;
            thread.add(site, nanos, millis * MILLI, 1);
        }
        perf.drain();
    }

    @Test
    void one_in_the_literal_mode_and_its_neighbour_in_the_usual_one() {
        rules.put(1, LITERAL);
        for (int site = 1; site <= 2; site++) {
            calls(site, 5, 10);
            calls(site, 1, 13);
        }

        assertThat(told).extracting(Event::toolName, Event::kind).containsExactly(tuple("Orders.m1", Kind.VARIANCE));
    }

    @Test
    void one_that_is_judged_in_another_way_from_now_on_is_learned_anew_and_no_other() {
        rules.put(1, LITERAL);
        rules.put(2, LITERAL);
        calls(1, 5, 10);
        calls(2, 5, 10);
        rules.put(1, new PerfcatcherSettings(true, Mode.VARIANCE, 0.2, 50, 3, 0, true));
        perf.rethink();

        calls(1, 1, 13);
        calls(2, 1, 13);
        calls(1, 2, 13);
        calls(1, 1, 20);

        assertThat(told).extracting(Event::toolName).containsExactly("Orders.m2", "Orders.m1");
    }
}
