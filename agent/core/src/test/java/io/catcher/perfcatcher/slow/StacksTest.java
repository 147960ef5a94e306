package io.catcher.perfcatcher.slow;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StacksTest {

    private static Stacks stacks(@Nullable String... locks) {
        SlowCall call = new SlowCall(0, 0, 1);
        for (String lock : locks) {
            call.add(new StackSample(1, "BLOCKED", lock, List.of("shop.Stock.take(Stock.java:7)")), false, 2);
        }
        return new Stacks(null, List.of(call), Stream.empty());
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

    private static String inWords(String... frames) {
        return inWordsOf("com.acme.shop.Orders", frames);
    }

    private static String inWordsOf(String className, String... frames) {
        Watched slow = new Watched(0, className, "Orders.find", "", "r", List.of(), List.of());
        StackSample sample = new StackSample(1, "RUNNABLE", null, List.of(frames));
        return new Stacks(slow, List.of(), Stream.of(sample)).inWords();
    }

    @Test
    void names_the_own_line_for_which_a_library_waits() {
        assertThat(inWords(
                        "java.net.Socket.read(Socket.java:1)",
                        "org.driver.Stream.fill(Stream.java:2)",
                        "... 14 more",
                        "com.acme.sql.Query.run(Query.java:33)",
                        "com.acme.shop.Orders.find(Orders.java:44)"))
                .isEqualTo("one sample, in java.net.Socket.read, called by org.driver.Stream.fill,"
                        + " for com.acme.sql.Query.run(Query.java:33)");
    }

    @Test
    void takes_nothing_for_the_own_of_a_class_without_a_package() {
        assertThat(inWordsOf("Orders", "java.net.Socket.read(Socket.java:1)", "Orders.find(Orders.java:44)"))
                .isEqualTo("one sample, in java.net.Socket.read, called by Orders.find");
    }

    @Test
    void names_it_once_where_it_called_the_jdk_itself_however_deep_that_is() {
        assertThat(inWords(
                        "java.net.Socket.read(Socket.java:1)",
                        "... 14 more",
                        "com.acme.shop.Orders.find(Orders.java:44)"))
                .isEqualTo("one sample, in java.net.Socket.read, called by com.acme.shop.Orders.find");
    }

    private static StackSample sample(String state, String frame) {
        return new StackSample(1, state, null, List.of(frame));
    }

    private static boolean mostlyWait(StackSample... samples) {
        return new Stacks(null, List.of(), Stream.of(samples)).mostlyWait();
    }

    @Test
    void threads_wait_in_java_or_in_the_operating_system() {
        StackSample asleep = sample("TIMED_WAITING", "java.lang.Thread.sleep(Thread.java:1)");
        StackSample reads = sample("RUNNABLE", "sun.nio.ch.Net.poll(Native Method)");
        StackSample computes = sample("RUNNABLE", "shop.Stock.hash(Stock.java:7)");

        assertThat(mostlyWait(asleep, reads)).isTrue();
        assertThat(mostlyWait(asleep, computes)).isFalse();
        assertThat(mostlyWait()).isFalse();
    }
}
