package io.catcher.bugcatcher.thrown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.WriteAbortedException;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application's own methods are never called by the thread that asks for a message. */
class MessagesTest {

    private static final List<Thread> CALLERS = Collections.synchronizedList(new ArrayList<>());

    private static final class Inner extends RuntimeException {
        @Override
        public String toString() {
            CALLERS.add(Thread.currentThread());
            return "inner";
        }

        @Override
        public String getMessage() {
            CALLERS.add(Thread.currentThread());
            return "inner";
        }
    }

    private static final class Hostile extends RuntimeException {
        @Override
        public String getMessage() {
            throw new Inner();
        }
    }

    static Stream<Throwable> asking() {
        return Stream.of(
                new Hostile(),
                new RemoteException("r", new Inner()),
                new WriteAbortedException("w", new Inner()),
                new org.xml.sax.SAXException(null, new Inner()));
    }

    @ParameterizedTest
    @MethodSource("asking")
    void what_asks_another_exception_does_so_on_a_thread_of_its_own(Throwable thrown) {
        CALLERS.clear();
        assertThat(Messages.of(thrown)).isNotNull();
        assertThat(CALLERS).doesNotContain(Thread.currentThread());
    }

    @Test
    void one_that_throws_says_what() {
        assertThat(Messages.of(new Hostile())).isEqualTo("(getMessage threw " + Inner.class.getName() + ")");
    }

    @Test
    void those_of_the_jdk_are_read() {
        assertThat(Messages.of(new IOException("disk"))).isEqualTo("disk");
        assertThat(Messages.of(new RemoteException("r", new IOException("disk"))))
                .contains("disk");
    }
}
