package io.catcher.bugcatcher.flood;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.event.Ids;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import io.catcher.event.part.Thrown;
import io.catcher.ship.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloodTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong overLimit = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private final Flood flood = Flood.limited(clock::get, (more, limited, none) -> {
        repeated.addAndGet(more);
        overLimit.addAndGet(limited);
        expected.addAndGet(none);
    });
    private final List<Event> lines = new ArrayList<>();

    private static Event event(String fingerprint, Severity severity) {
        Thrown thrown = new Thrown("x.Failure", "m", List.of("x.A.a(A.java:1)"), List.of(), List.of());
        ExceptionBody body = ExceptionBody.of("OUT", thrown)
                .named(fingerprint, null)
                .ended("left")
                .build();
        return new Event(
                Instant.EPOCH, Kind.EXCEPTION, severity, "E303", null, "A.a", null, null, Ids.NONE, null, 0, body);
    }

    /** One failure, from the throw to the journal. */
    private void fail(long key, int site, String fingerprint) {
        fail(key, site, event(fingerprint, Severity.ERROR));
    }

    private void fail(long key, int site, Event whole) {
        Tally known = flood.find(key);
        Tally tally = known == null ? flood.add(key, site, Error.class, false, Expectation.NONE) : known;
        if (flood.admits(tally)) {
            Event told = flood.told(whole, requireNonNull(((ExceptionBody) whole.body()).fingerprint()), tally);
            if (told != null) {
                lines.add(told);
            }
        }
    }

    private void tellRest(boolean all) {
        flood.repeats().settle();
        flood.repeats().unsaid(all, (site, type) -> event("unknown", Severity.ERROR)).stream()
                .map(Draft::render)
                .filter(Objects::nonNull)
                .forEach(lines::add);
    }

    private long stoodFor() {
        return lines.stream().mapToLong(line -> 1 + line.suppressed()).sum();
    }

    private static boolean isOf(Event line, String fingerprint) {
        return fingerprint.equals(((ExceptionBody) line.body()).fingerprint());
    }

    private static boolean isWhole(Event line) {
        return !((ExceptionBody) line.body()).exception().frames().isEmpty();
    }

    @Test
    void the_first_is_told_whole_and_its_repeats_are_counted() {
        for (int i = 0; i < 1_000; i++) {
            fail(1, 0, "a");
        }

        assertThat(lines).singleElement().matches(FloodTest::isWhole);
        tellRest(true);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).suppressed()).isEqualTo(998);
        assertThat(isWhole(lines.get(1))).isFalse();
        assertThat(stoodFor()).isEqualTo(1_000);
    }

    @Test
    void a_whole_one_comes_again_at_growing_intervals_with_the_number_of_the_others() {
        List<Long> seconds = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            int before = lines.size();
            for (int i = 0; i < 10; i++) {
                fail(1, 0, "a");
            }
            if (lines.size() > before) {
                seconds.add((long) second);
            }
            clock.addAndGet(SECOND);
        }

        assertThat(seconds).containsExactly(0L, 1L, 3L, 7L, 15L, 31L);
        assertThat(lines.get(3).suppressed()).isEqualTo(39);
    }

    @Test
    void what_is_only_counted_is_told_once_a_minute() {
        fail(1, 0, "a");
        fail(1, 0, "a");
        tellRest(false);
        assertThat(lines).hasSize(1);

        clock.addAndGet(61 * SECOND);
        tellRest(false);
        tellRest(false);

        assertThat(lines).hasSize(2);
        assertThat(stoodFor()).isEqualTo(2);
    }

    @Test
    void two_stacks_of_one_fingerprint_are_one_story() {
        fail(1, 0, "a");
        fail(2, 0, "a");
        fail(3, 1, "b");
        assertThat(lines).hasSize(2);
        tellRest(true);

        assertThat(stoodFor()).isEqualTo(3);
    }

    @Test
    void a_flood_of_kinds_is_limited_and_still_counted_exactly() {
        for (int i = 0; i < 20_000; i++) {
            fail(i * 0x9e3779b97f4a7c15L, i % 100, "kind " + i);
        }
        assertThat(lines).hasSizeLessThan(500);
        tellRest(true);

        assertThat(stoodFor()).isEqualTo(20_000);
        assertThat(overLimit.get()).isGreaterThan(10_000);
    }

    @Test
    void kinds_of_which_none_was_rendered_are_one_line_for_a_method_and_a_class() {
        for (int i = 0; i < 300; i++) {
            fail(1_000 + i * 0x9e3779b97f4a7c15L, 1, "one for all");
        }
        tellRest(true);

        assertThat(lines).filteredOn(line -> isOf(line, "unknown")).hasSize(1);
        assertThat(stoodFor()).isEqualTo(300);
    }

    @Test
    void after_a_flood_of_kinds_a_new_one_is_told_under_its_own_name() {
        for (int i = 0; i < 20_000; i++) {
            fail(i * 0x9e3779b97f4a7c15L, i % 100, "kind " + i);
        }
        tellRest(false);
        for (int second = 0; second < 10; second++) {
            clock.addAndGet(SECOND);
            for (int kind = 0; kind < 14; kind++) {
                fail(7_777 + kind * 0x9e3779b97f4a7c15L, 200 + kind, "new " + kind);
            }
            tellRest(false);
        }
        tellRest(true);

        for (int kind = 0; kind < 14; kind++) {
            String name = "new " + kind;
            assertThat(lines).anyMatch(line -> isOf(line, name) && isWhole(line));
            assertThat(lines.stream()
                            .filter(line -> isOf(line, name))
                            .mapToLong(line -> 1 + line.suppressed())
                            .sum())
                    .isLessThanOrEqualTo(10);
        }
        assertThat(stoodFor()).isEqualTo(20_140);
    }

    @Test
    void nothing_of_one_kind_is_counted_under_the_name_of_another() {
        for (int i = 0; i < 50_000; i++) {
            fail(i * 0x9e3779b97f4a7c15L, i % 100, "kind " + i);
            clock.addAndGet(SECOND / 10_000);
        }
        tellRest(true);

        assertThat(lines).filteredOn(line -> !isOf(line, "unknown")).allMatch(line -> line.suppressed() == 0);
        assertThat(stoodFor()).isEqualTo(50_000);
    }

    @Test
    void one_method_does_not_use_up_the_limit_of_the_others() {
        for (int i = 0; i < 1_000; i++) {
            fail(1_000 + i * 0x9e3779b97f4a7c15L, 1, "noise " + i);
        }
        fail(7, 2, "other");

        assertThat(lines).hasSizeLessThan(100).last().matches(line -> isOf(line, "other"));
    }

    @Test
    void a_limited_kind_is_told_whole_as_soon_as_there_is_room() {
        for (int i = 0; i < 1_000; i++) {
            fail(1_000 + i * 0x9e3779b97f4a7c15L, 1, "noise " + i);
        }
        fail(5, 1, "late");
        assertThat(lines).noneMatch(line -> isOf(line, "late"));
        clock.addAndGet(SECOND);
        fail(5, 1, "late");

        assertThat(lines).last().matches(FloodTest::isWhole).matches(line -> line.suppressed() == 1);
    }

    @Test
    void what_repeats_often_grows_severe() {
        fail(1, 0, event("a", Severity.WARNING));
        for (int i = 0; i < 200; i++) {
            fail(1, 0, event("a", Severity.WARNING));
        }
        clock.addAndGet(2 * SECOND);
        fail(1, 0, event("a", Severity.WARNING));
        fail(2, 0, event("b", Severity.ERROR));
        for (int i = 0; i < 10_000; i++) {
            fail(2, 0, event("b", Severity.ERROR));
        }
        tellRest(true);

        assertThat(lines)
                .extracting(Event::severity)
                .containsExactly(Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.FATAL);
    }

    @Test
    void one_that_found_no_room_in_the_queue_is_in_the_next_number() {
        Tally tally = flood.add(1, 0, Error.class, false, Expectation.NONE);
        assertThat(flood.admits(tally)).isTrue();
        flood.lost(tally);
        clock.addAndGet(2 * SECOND);
        fail(1, 0, "a");

        assertThat(stoodFor()).isEqualTo(2);
        flood.repeats().settle();
        assertThat(repeated.get() + overLimit.get()).isZero();
    }

    @Test
    void the_ledger_hears_of_each_once() {
        for (int i = 0; i < 100; i++) {
            fail(1, 0, "a");
        }
        tellRest(true);

        // One is told, and the other line stands for one itself.
        assertThat(repeated.get() + overLimit.get()).isEqualTo(98);
    }

    @Test
    void the_repeats_of_what_its_code_makes_expected_are_expected_too() {
        Tally tally = flood.add(1, 0, Error.class, false, new Expectation(List.of(), List.of("E201")));
        for (int i = 0; i < 5; i++) {
            if (flood.admits(tally)) {
                flood.expected(tally);
            }
        }
        tellRest(true);

        assertThat(lines).isEmpty();
        // The first is an event that was offered: the thread of the journal counts it.
        assertThat(expected).hasValue(4);
        assertThat(repeated.get() + overLimit.get()).isZero();
    }

    @Test
    void kinds_that_come_no_more_leave_their_places() {
        for (int i = 0; i < 100_000; i++) {
            fail(i * 0x9e3779b97f4a7c15L, i % 100, "kind " + i);
        }
        tellRest(true);
        clock.addAndGet(700 * SECOND);
        tellRest(true);
        tellRest(true);
        lines.clear();
        fail(42, 0, "new");

        assertThat(flood.find(42)).isNotNull();
        assertThat(lines).singleElement().matches(FloodTest::isWhole);
    }

    @Test
    void messages_match_by_their_literal_parts() {
        Expectation expected = new Expectation(List.of("*reset by peer", "order * of * is gone", "exactly"), List.of());
        assertThat(expected.holdsMessage("Connection reset by peer")).isTrue();
        assertThat(expected.holdsMessage("order 7 of Ann is gone")).isTrue();
        assertThat(expected.holdsMessage("exactly")).isTrue();
        assertThat(expected.holdsMessage("reset by peers")).isFalse();
        assertThat(expected.holdsMessage("order 7 is gone")).isFalse();
        assertThat(expected.holdsMessage("not exactly")).isFalse();
        assertThat(expected.holdsMessage(null)).isFalse();
        assertThat(new Expectation(List.of("*"), List.of()).holdsMessage(null)).isTrue();
    }
}
