package io.catcher.perfcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.AllShiftBody;
import io.catcher.event.Event;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.LifecycleBody;
import io.catcher.event.Severity;
import io.catcher.event.Watched;
import io.catcher.event.part.Caller;
import io.catcher.event.part.RequestInfo;
import io.catcher.perfcatcher.cause.Slow;
import io.catcher.perfcatcher.context.CallContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stock.take has become slower, and with it Orders.place and Web.handle, which call it. */
class ReporterTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int TAKE = 0;
    private static final int PLACE = 1;
    private static final int HANDLE = 2;
    private static final List<String> NAMES = List.of("Stock.take", "Orders.place", "Web.handle");

    private final List<Event> told = new ArrayList<>();
    private boolean busy;
    private int times = 3;
    private final Set<Integer> idle = new HashSet<>();
    private final Half suspects = new Half();
    private final Reporter reporter = new Reporter(
            draft -> told.add(draft.render()),
            ReporterTest::watched,
            (inner, outer) -> inner < outer,
            suspects,
            (since, onset, lost, times) -> busy && times < 10 ? "others compute" : null,
            (site, slow) -> idle.contains(site));
    private long nanos = 100 * SECOND;

    private static Watched watched(int site) {
        String name = NAMES.get(site);
        return new Watched(site, "shop." + name, name, "void shop." + name + "()", "r", List.of(), List.of());
    }

    private Sighting sighting(Kind kind, int site) {
        Slow slow = Slow.since(nanos - SECOND, nanos, times * 1e6, times * 1e6, 1e6, 1_000);
        Finding finding =
                new Finding(kind, Severity.WARNING, "W100", 0, slow, (wall, around) -> body(around.callers()));
        return new Sighting(
                finding, watched(site), nanos, null, () -> null, new Now(nanos, Instant.ofEpochSecond(0, nanos)));
    }

    private static LifecycleBody body(List<Caller> callers) {
        Map<String, Object> details = new HashMap<>();
        details.put("callers", callers.stream().map(Caller::toolName).toList());
        return new LifecycleBody("change", details);
    }

    /** By site: what it loses, and whether it is likely to be slow. */
    private final class Half implements Suspects {
        final double[] lost = new double[NAMES.size()];
        final boolean[] likely = new boolean[NAMES.size()];
        final Set<Integer> lookedAt = new HashSet<>();

        @Override
        public boolean isLookedAt(int site) {
            return lookedAt.contains(site);
        }

        @Override
        public int sites() {
            return NAMES.size();
        }

        @Override
        public double lostSince(int site, long nanos) {
            return lost[site];
        }

        @Override
        public @Nullable Caller caller(int site, long sinceNanos) {
            return Caller.of(NAMES.get(site), 2e6, 1e6, 0);
        }

        @Override
        public @Nullable Suspect accuse(int site, Now now) {
            return likely[site] ? new Suspect(sighting(Kind.SHIFT, site), () -> null) : null;
        }
    }

    private void find(Kind kind, int site) {
        Sighting found = sighting(kind, site);
        if (reporter.admits(found)) {
            reporter.report(found, () -> null);
        }
    }

    private void secondsPass(int count) {
        nanos += count * SECOND;
        reporter.reportWaiting(new Now(nanos, Instant.ofEpochSecond(0, nanos)), false);
    }

    private List<String> stories() {
        return told.stream()
                .map(event -> event.kind() + " " + event.toolName() + " "
                        + ((LifecycleBody) event.body()).details().get("callers"))
                .toList();
    }

    @Test
    void the_end_of_a_call_that_hung_is_not_the_end_of_the_slow_down_of_its_method() {
        find(Kind.SHIFT, TAKE);
        find(Kind.SHIFT, PLACE);
        secondsPass(2);
        reporter.reportOver(sighting(Kind.RECOVERED, TAKE), () -> null);
        find(Kind.SHIFT, HANDLE);
        secondsPass(20);
        find(Kind.RECOVERED, TAKE);

        assertThat(stories())
                .containsExactly(
                        "SHIFT Stock.take [Orders.place]",
                        "RECOVERED Stock.take []",
                        "RECOVERED Stock.take [Orders.place, Web.handle]");
    }

    @Test
    void the_innermost_method_that_is_likely_to_be_slow_is_told_instead_of_its_caller() {
        suspects.lost[TAKE] = 0.8;
        suspects.lost[PLACE] = suspects.lost[HANDLE] = 1;
        suspects.likely[TAKE] = suspects.likely[PLACE] = true;
        find(Kind.SHIFT, HANDLE);
        secondsPass(2);
        find(Kind.SHIFT, PLACE);
        secondsPass(2);
        find(Kind.RECOVERED, HANDLE);
        find(Kind.RECOVERED, TAKE);

        assertThat(stories())
                .containsExactly(
                        "SHIFT Stock.take [Orders.place, Web.handle]",
                        "RECOVERED Stock.take [Orders.place, Web.handle]");
    }

    @Test
    void what_loses_too_little_or_is_not_likely_to_be_slow_is_not_accused() {
        suspects.lost[TAKE] = 0.5;
        suspects.lost[PLACE] = suspects.lost[HANDLE] = 1;
        suspects.likely[TAKE] = true;
        find(Kind.SHIFT, HANDLE);
        secondsPass(2);

        assertThat(stories()).containsExactly("SHIFT Web.handle []");
    }

    @Test
    void a_caller_that_hardly_loses_anything_any_more_is_not_told_with_the_numbers_of_then() {
        find(Kind.SHIFT, TAKE);
        find(Kind.SHIFT, PLACE);
        find(Kind.SHIFT, HANDLE);
        secondsPass(2);
        find(Kind.RECOVERED, TAKE);
        suspects.lost[PLACE] = 5 * 1e9;
        suspects.lost[HANDLE] = 1e6;
        secondsPass(20);

        assertThat(stories())
                .containsExactly(
                        "SHIFT Stock.take [Orders.place, Web.handle]",
                        "RECOVERED Stock.take [Orders.place, Web.handle]",
                        "SHIFT Orders.place []");
    }

    /** A call of the place, in which a step took so long. */
    private void findSpike(String step, double stepMillis) {
        Slow slow = Slow.call(nanos, SECOND / 4, 1e6);
        Finding finding =
                new Finding(Kind.SPIKE, Severity.WARNING, "W100", 0, slow, (wall, around) -> body(around.callers()));
        RequestInfo request = new RequestInfo(
                "Web.handle",
                260.0,
                List.of(
                        new RequestInfo.Step("Orders.place", 1.0, 250.0, "returned", List.of(), null),
                        new RequestInfo.Step(step, 2.0, stepMillis, "returned", List.of(), null)),
                null,
                null,
                null);
        CallContext context = new CallContext(PLACE, nanos, "main", Ids.NONE, request, List.of());
        Sighting found = new Sighting(
                finding, watched(PLACE), nanos, this, () -> context, new Now(nanos, Instant.ofEpochSecond(0, nanos)));
        if (reporter.admits(found)) {
            reporter.report(found, () -> null);
        }
    }

    @Test
    void a_slow_call_that_waited_for_a_method_which_was_told_to_be_slow_is_no_news() {
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        findSpike("Stock.take", 249);
        secondsPass(2);

        assertThat(stories()).containsExactly("SHIFT Stock.take []");
    }

    @Test
    void one_that_spent_its_time_elsewhere_is() {
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        findSpike("Stock.take", 40);
        secondsPass(2);
        find(Kind.RECOVERED, TAKE);
        findSpike("Stock.take", 249);
        secondsPass(2);

        assertThat(stories())
                .containsExactly(
                        "SHIFT Stock.take []",
                        "SPIKE Orders.place []",
                        "RECOVERED Stock.take []",
                        "SPIKE Orders.place []");
    }

    @Test
    void callers_of_a_method_that_is_slow_again_are_told_with_it_and_not_by_themselves() {
        find(Kind.SHIFT, TAKE);
        find(Kind.SHIFT, PLACE);
        secondsPass(2);
        find(Kind.RECOVERED, TAKE);
        secondsPass(1);
        find(Kind.SHIFT, TAKE);
        suspects.lost[TAKE] = 100e9;
        suspects.lost[PLACE] = 100e9;
        secondsPass(2);
        secondsPass(20);

        assertThat(stories())
                .containsExactly(
                        "SHIFT Stock.take [Orders.place]",
                        "RECOVERED Stock.take [Orders.place]",
                        "SHIFT Stock.take [Orders.place]");
    }

    @Test
    void a_slow_down_whose_threads_are_still_looked_for_is_told_a_little_later() {
        suspects.lookedAt.add(TAKE);
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        assertThat(stories()).isEmpty();
        secondsPass(2);
        assertThat(stories()).containsExactly("SHIFT Stock.take []");
    }

    @Test
    void it_is_told_as_soon_as_something_was_seen() {
        suspects.lookedAt.add(TAKE);
        find(Kind.SHIFT, TAKE);
        secondsPass(1);
        suspects.lookedAt.clear();
        secondsPass(1);
        assertThat(stories()).containsExactly("SHIFT Stock.take []");
    }

    @Test
    void of_a_method_that_waits_longer_for_work_nothing_is_told_nor_of_its_callers() {
        idle.add(TAKE);
        find(Kind.SHIFT, TAKE);
        find(Kind.SHIFT, PLACE);
        secondsPass(2);
        find(Kind.ESCALATED, TAKE);
        find(Kind.RECOVERED, TAKE);
        find(Kind.RECOVERED, PLACE);
        find(Kind.SHIFT, TAKE);
        find(Kind.RECOVERED, TAKE);
        secondsPass(20);

        assertThat(stories()).isEmpty();
    }

    @Test
    void that_it_is_slow_for_another_reason_by_now_is_told() {
        idle.add(TAKE);
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        idle.clear();
        find(Kind.ESCALATED, TAKE);
        find(Kind.RECOVERED, TAKE);
        find(Kind.SHIFT, TAKE);
        secondsPass(2);

        assertThat(stories())
                .containsExactly("ESCALATED Stock.take []", "RECOVERED Stock.take []", "SHIFT Stock.take []");
    }

    private List<String> ofTheMachine() {
        return told.stream()
                .filter(event -> event.toolName() == null)
                .map(event -> event.kind() + " "
                        + ((AllShiftBody) event.body()).methods().examples() + " "
                        + ((AllShiftBody) event.body()).why())
                .toList();
    }

    @Test
    void what_other_programs_do_is_told_of_no_method_but_once_for_all() {
        busy = true;
        find(Kind.SHIFT, HANDLE);
        secondsPass(2);
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        find(Kind.ESCALATED, TAKE);
        secondsPass(4);
        find(Kind.RECOVERED, TAKE);
        secondsPass(1);
        find(Kind.RECOVERED, HANDLE);
        secondsPass(1);

        assertThat(told).hasSize(2);
        assertThat(ofTheMachine())
                .containsExactly(
                        "SHIFT [Web.handle, Stock.take] 2 methods became slower: others compute",
                        "RECOVERED [] they take as long as usual again");
    }

    @Test
    void what_other_programs_do_for_a_moment_is_not_told() {
        busy = true;
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        find(Kind.RECOVERED, TAKE);
        secondsPass(20);

        assertThat(told).isEmpty();
    }

    @Test
    void what_is_slow_when_the_others_have_ended_is_told_by_its_name() {
        busy = true;
        find(Kind.SHIFT, HANDLE);
        secondsPass(2);
        find(Kind.SHIFT, TAKE);
        secondsPass(5);
        busy = false;
        suspects.lost[TAKE] = 100e9;
        secondsPass(11);
        find(Kind.RECOVERED, HANDLE);
        secondsPass(1);
        find(Kind.RECOVERED, TAKE);

        assertThat(told.stream().map(event -> event.kind() + " " + event.toolName()))
                .containsExactly("SHIFT null", "SHIFT Stock.take", "RECOVERED null", "RECOVERED Stock.take");
    }

    @Test
    void the_only_method_that_others_make_slower_is_told_by_its_name_and_those_that_follow_once_for_all() {
        busy = true;
        find(Kind.SHIFT, PLACE);
        secondsPass(2);
        secondsPass(5);
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        secondsPass(5);
        find(Kind.RECOVERED, PLACE);
        secondsPass(1);
        find(Kind.RECOVERED, TAKE);
        secondsPass(1);

        assertThat(told.stream().map(event -> event.kind() + " " + event.toolName()))
                .containsExactly("SHIFT Orders.place", "SHIFT null", "RECOVERED Orders.place", "RECOVERED null");
    }

    @Test
    void what_is_slower_than_others_can_make_it_is_told_at_once_by_its_name() {
        busy = true;
        times = 40;
        find(Kind.SHIFT, TAKE);
        secondsPass(2);

        assertThat(stories()).containsExactly("SHIFT Stock.take []");
    }

    @Test
    void what_grows_beyond_what_the_others_do_is_told_by_its_name() {
        busy = true;
        find(Kind.SHIFT, TAKE);
        secondsPass(2);
        busy = false;
        find(Kind.ESCALATED, TAKE);
        secondsPass(10);
        find(Kind.RECOVERED, TAKE);

        assertThat(stories()).containsExactly("ESCALATED Stock.take []", "RECOVERED Stock.take []");
    }

    @Test
    void a_caller_that_has_lost_as_much_is_named_before_it_is_proven() {
        suspects.lost[TAKE] = 1;
        suspects.lost[PLACE] = 0.5;
        suspects.lost[HANDLE] = 0.01;
        find(Kind.SHIFT, TAKE);
        secondsPass(2);

        assertThat(stories()).containsExactly("SHIFT Stock.take [Orders.place]");
    }
}
