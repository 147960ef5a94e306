package io.catcher.bugcatcher.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    @Test
    void a_class_stands_for_its_subclasses() {
        Expected expected = new Expected(List.of("java.io.IOException"));
        assertThat(expected.always(new FileNotFoundException("x"))).isTrue();
        assertThat(expected.always(new IllegalStateException(new IOException("x"))))
                .isFalse();
    }

    @Test
    void a_code_stands_for_all_failures_of_that_kind() {
        Expected expected = new Expected(List.of("E201"));
        // Known only when the failure has been diagnosed, on the agent's own thread.
        assertThat(expected.of(SocketTimeoutException.class).holdsCode("E201")).isTrue();
        assertThat(expected.of(SocketTimeoutException.class).holdsCode("E303")).isFalse();
    }

    @Test
    void a_message_counts_for_its_class_only_or_for_any() {
        Expected expected = new Expected(List.of("java.io.IOException: Broken pipe*", "*: * was cancelled"));
        assertThat(expected.of(FileNotFoundException.class).holdsMessage("Broken pipe (7)"))
                .isTrue();
        assertThat(expected.of(FileNotFoundException.class).holdsMessage("order 7 was cancelled"))
                .isTrue();
        assertThat(expected.of(IllegalStateException.class).holdsMessage("Broken pipe (7)"))
                .isFalse();
        assertThat(expected.always(new IOException("Broken pipe"))).isFalse();
        assertThat(new Expected(List.of("java.io.IOException"))
                        .of(IOException.class)
                        .hasMessages())
                .isFalse();
    }
}
