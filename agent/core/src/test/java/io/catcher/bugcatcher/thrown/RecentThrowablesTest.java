package io.catcher.bugcatcher.thrown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentThrowablesTest {

    private final RecentThrowables recent = new RecentThrowables();

    @Test
    void one_is_held_until_it_is_removed() {
        Throwable thrown = new IllegalStateException();
        recent.add(thrown, 1, 0, 0);
        assertThat(recent.holds(thrown)).isTrue();
        assertThat(recent.holds(new IllegalStateException())).isFalse();

        recent.remove(thrown);
        assertThat(recent.holds(thrown)).isFalse();
    }

    @Test
    void one_that_another_thread_threw_in_another_method_is_known() {
        Throwable thrown = new IllegalStateException();
        recent.add(thrown, 1, 0, 0);
        assertThat(recent.siteElsewhere(thrown, 1, 5)).as("by itself").isEqualTo(RecentThrowables.NOWHERE);
        assertThat(recent.siteElsewhere(thrown, 2, 0)).as("a shared one").isEqualTo(RecentThrowables.NOWHERE);
        assertThat(recent.siteElsewhere(thrown, 2, 5)).isZero();
    }

    @Test
    void one_of_long_ago_is_not_of_late() {
        Throwable thrown = new IllegalStateException();
        recent.add(thrown, 1, 0, 1_000);
        assertThat(recent.siteSince(thrown, 1_000, 5)).isZero();
        assertThat(recent.siteSince(thrown, 1_001, 5)).isEqualTo(RecentThrowables.NOWHERE);
        assertThat(recent.siteOtherThan(thrown, 0)).isEqualTo(RecentThrowables.NOWHERE);
    }

    @Test
    void none_of_many_is_taken_for_another() {
        List<Throwable> held = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Throwable thrown = new IllegalStateException();
            held.add(thrown);
            recent.add(thrown, 1, 0, 0);
        }
        assertThat(held.stream().filter(recent::holds)).hasSizeGreaterThan(8_000);
        int taken = 0;
        for (int i = 0; i < 2_000_000; i++) {
            taken += recent.holds(new IllegalArgumentException()) ? 1 : 0;
        }
        assertThat(taken).isZero();
    }

    @Test
    void of_a_thousand_none_pushes_out_another() {
        List<Throwable> held = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            held.add(new IllegalStateException());
            assertThat(recent.add(held.get(i), 1, 0, 0)).isNull();
        }
        assertThat(held).allMatch(recent::holds);
    }

    @Test
    void of_too_many_each_is_held_or_was_named_as_pushed_out() {
        List<Throwable> all = new ArrayList<>();
        List<Throwable> out = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(new IllegalStateException());
            Throwable pushedOut = recent.add(all.get(i), 1, 0, 0);
            if (pushedOut != null) {
                out.add(pushedOut);
            }
        }
        assertThat(out).isNotEmpty().noneMatch(recent::holds);
        assertThat(all.stream().filter(recent::holds)).hasSize(20_000 - out.size());
    }

    @Test
    void shared_ones_without_a_stack_are_not_held() {
        Throwable shared = new Throwable("shared", null, false, false) {};
        recent.add(shared, 1, 0, 0);
        assertThat(recent.holds(shared)).isFalse();
        assertThat(recent.holdsWrapped(shared)).isTrue();
    }
}
