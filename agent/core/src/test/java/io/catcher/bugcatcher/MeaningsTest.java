package io.catcher.bugcatcher;

import static io.catcher.bugcatcher.Played.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.flood.Flood;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Failures of one class, thrown at one place, that mean different things: none hides behind another. */
@SuppressWarnings("UnusedVariable") // The fields are read by the agent, by their place in memory.
class MeaningsTest {

    private final Played played = new Played(Flood.limited(() -> 0, (repeated, overLimit, expected) -> {}));

    /** As most HTTP clients throw it. */
    private static final class HttpStatusException extends RuntimeException {
        private static final long serialVersionUID = 1;

        final int statusCode;

        HttpStatusException(int statusCode) {
            super("answered " + statusCode);
            this.statusCode = statusCode;
        }
    }

    private enum Status {
        NOT_FOUND(404),
        UNAVAILABLE(503);

        final int value;

        Status(int value) {
            this.value = value;
        }
    }

    /** As Spring's clients throw it. */
    private static final class HttpClientErrorException extends RuntimeException {
        private static final long serialVersionUID = 1;

        final Status statusCode;

        HttpClientErrorException(Status statusCode) {
            super(statusCode.name());
            this.statusCode = statusCode;
        }
    }

    private void fail(int[] numbers, IntFunction<Throwable> made) {
        for (int number : numbers) {
            played.thread().enter(A).fails(made.apply(number));
        }
    }

    @Test
    void each_status_is_told_once() {
        fail(new int[] {404, 404, 503, 404, 503, 401, 401}, HttpStatusException::new);
        assertThat(played.told).hasSize(3);
        assertThat(played.lines())
                .anyMatch(line -> line.contains("answered 404"))
                .anyMatch(line -> line.contains("answered 503"))
                .anyMatch(line -> line.contains("answered 401"));
    }

    @Test
    void a_status_may_be_an_enum() {
        fail(new int[] {0, 1, 0, 1}, number -> new HttpClientErrorException(Status.values()[number]));
        assertThat(played.told).hasSize(2);
    }

    @Test
    void a_status_may_be_an_object_with_a_constant() {
        StatusRuntimeException.Code[] codes = StatusRuntimeException.Code.values();
        fail(new int[] {0, 1, 0, 2, 1}, code -> new StatusRuntimeException(codes[code], "order " + code));
        assertThat(played.told).hasSize(3);
    }

    @Test
    void each_sql_state_of_a_wrapped_failure_is_told_once() {
        fail(new int[] {23505, 40001, 23505}, state -> new CompletionException(new SQLException("s", "" + state)));
        assertThat(played.told).hasSize(2);
    }

    @Test
    void the_same_meaning_is_the_same_failure() {
        fail(new int[] {1, 2, 3, 4}, number -> new IllegalStateException("order " + number));
        assertThat(played.told).hasSize(1);
    }
}
