package io.catcher.perfcatcher.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.StackSample;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StacksTest {

    private static Stacks stacks(@Nullable String... locks) {
        SlowCall call = new SlowCall(0, 0, 1);
        for (String lock : locks) {
            call.add(new StackSample(1, "BLOCKED", lock, List.of("shop.Stock.take(Stock.java:7)")), 2);
        }
        return new Stacks(List.of(call), Stream.empty());
    }

    @Test
    void says_for_which_lock_it_waited_and_who_holds_it() {
        assertThat(stacks("shop.Stock@1f held by nightly", "shop.Stock@1f held by nightly")
                        .inWords())
                .isEqualTo("2 of 2 samples in shop.Stock.take, waiting for shop.Stock@1f held by nightly");
    }

    @Test
    void blames_no_thread_when_several_held_it_or_none() {
        assertThat(stacks("shop.Stock@1f held by a", "shop.Stock@1f held by b").inWords())
                .isEqualTo("2 of 2 samples in shop.Stock.take");
        assertThat(stacks("java.util.concurrent.Semaphore@2").inWords()).isEqualTo("one sample, in shop.Stock.take");
        assertThat(stacks((String) null).inWords()).isEqualTo("one sample, in shop.Stock.take");
    }
}
