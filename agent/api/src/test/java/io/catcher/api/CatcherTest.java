package io.catcher.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The api without the agent. */
class CatcherTest {

    @Test
    void wrapped_work_is_the_very_same() {
        Callable<Integer> callable = () -> 1;
        Runnable runnable = () -> {};
        Supplier<Integer> supplier = () -> 1;

        assertThat(Catcher.wrap(callable)).isSameAs(callable);
        assertThat(Catcher.wrap("a", runnable)).isSameAs(runnable);
        assertThat(Catcher.wrapSupplier(supplier)).isSameAs(supplier);
    }

    @Test
    void a_lambda_can_be_wrapped_without_a_cast() throws Exception {
        assertThat(Catcher.wrap(() -> 42).call()).isEqualTo(42);
        assertThat(Catcher.wrap("a", () -> "b").call()).isEqualTo("b");
        Catcher.wrap(() -> {}).run();
    }

    @Test
    void all_steps_are_one_object_and_can_be_closed_often() {
        Step step = Catcher.step("a");
        step.close();
        step.close();

        assertThat(step).isSameAs(Catcher.step("b"));
    }

    @Test
    void there_is_nothing_to_flush() {
        assertThat(Catcher.flush()).isTrue();
        assertThat(Catcher.flush(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    }

    @Test
    void what_is_said_of_a_request_is_forgotten() {
        assertThat(Catcher.context().workflow("a").step(null).put("b", "c")).isSameAs(Catcher.context());
    }

    @Test
    void what_wrapped_work_throws_goes_on_as_it_is() {
        IOException thrown = new IOException("a");

        assertThatThrownBy(() -> Handed.call("ticket", () -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }
}
