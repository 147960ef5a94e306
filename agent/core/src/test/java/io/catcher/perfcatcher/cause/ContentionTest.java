package io.catcher.perfcatcher.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.Cause;
import io.catcher.event.part.ProcessorUse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentionTest {

    private static ProcessorUse use(double waited, @Nullable Double before, double others, double own) {
        return new ProcessorUse(waited, before, others, 0.2, own, 0.5, null, null, 2);
    }

    private static ProcessorUse throttled(double share) {
        return new ProcessorUse(0.0, 0.0, null, null, 0.5, 0.5, share, 0.0, 4);
    }

    @Test
    void a_neighbour_that_takes_the_processors_is_named() {
        assertThat(Contention.inWords(use(1.3, 0.1, 1.5, 0.5)))
                .isEqualTo(
                        "the machine was busy: on average 1.3 threads of this JVM waited for a processor (0.1 before),"
                                + " other processes had 1.5 of 2 processors (0.2 before)");
    }

    @Test
    void a_jvm_that_takes_them_itself_is_named_too() {
        assertThat(Contention.inWords(use(1.3, 0.1, 0.2, 1.8)))
                .endsWith(", this JVM itself had 1.8 of 2 processors (0.5 before)");
    }

    @Test
    void of_a_container_the_whole_machine_has_more_processors() {
        assertThat(Contention.inWords(use(1.3, null, 30, 0.5)))
                .contains("waited for a processor, other processes had 30.0 processors (0.2 before)");
    }

    @Test
    void the_limit_of_a_container_is_named() {
        assertThat(Contention.explains(throttled(0.4), 5)).isTrue();
        assertThat(Wording.of(Cause.of(throttled(0.4)), "one sample, in a.B.c"))
                .isEqualTo("the limit of its container held this JVM back for 40 % of the time; one sample, in a.B.c");
    }

    @Test
    void it_explains_only_what_is_more_than_before_and_enough_of_what_was_lost() {
        assertThat(Contention.explains(use(1.3, 0.1, 1.5, 0.5), 2)).isTrue();
        assertThat(Contention.explains(use(1.3, 0.1, 1.5, 0.5), 20)).isFalse();
        assertThat(Contention.explains(use(1.3, 1.3, 1.5, 0.5), 2)).isFalse();
        assertThat(Contention.explains(use(0.03, 0.0, 1.5, 0.5), 0.01)).isFalse();
        assertThat(Contention.explains(throttled(0.01), 0)).isFalse();
    }

    @Test
    void of_threads_that_were_seen_to_wait_it_must_explain_most() {
        assertThat(Contention.explainsWaiting(use(1.3, 0.1, 1.5, 0.5), 1.5)).isTrue();
        assertThat(Contention.explainsWaiting(use(1.3, 0.1, 1.5, 0.5), 2)).isFalse();
        assertThat(Contention.explainsWaiting(throttled(0.4), 5)).isTrue();
    }

    @Test
    void a_method_of_this_jvm_that_computes_more_is_not_excused_by_others() {
        assertThat(Contention.isOfOthers(use(1.3, 0.1, 1.5, 0.5), 1.5, 1)).isTrue();
        assertThat(Contention.isOfOthers(use(1.3, 0.1, 1.5, 0.5), 2, 1)).isFalse();
        assertThat(Contention.isOfOthers(use(1.3, 0.1, 0.8, 1.2), 1, 1)).isFalse();
        assertThat(Contention.isOfOthers(use(1.3, 1.3, 1.5, 0.5), 1, 1)).isFalse();
        assertThat(Contention.isOfOthers(throttled(0.4), 0, 1)).isFalse();
    }

    @Test
    void others_make_all_of_its_work_as_much_slower_and_not_one_method_forty_times() {
        assertThat(Contention.isOfOthers(use(0.4, 0.1, 1.5, 0.3), 0.1, 3)).isTrue();
        assertThat(Contention.isOfOthers(use(0.4, 0.1, 1.5, 0.3), 0.1, 40)).isFalse();
    }
}
