package io.catcher.bugcatcher.thrown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.WriteAbortedException;
import java.lang.reflect.Modifier;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.StubMethod;
import org.junit.jupiter.api.AfterAll;
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
        assertThat(new Messages().of(thrown)).isNotNull();
        assertThat(CALLERS).doesNotContain(Thread.currentThread());
    }

    @Test
    void one_that_throws_says_what() {
        assertThat(new Messages().of(new Hostile())).isEqualTo("(getMessage threw " + Inner.class.getName() + ")");
    }

    @Test
    void those_of_the_jdk_are_read() {
        assertThat(new Messages().of(new IOException("disk"))).isEqualTo("disk");
        assertThat(new Messages().of(new RemoteException("r", new IOException("disk"))))
                .contains("disk");
    }

    private static final CountDownLatch END = new CountDownLatch(1);

    private static class Hanging extends RuntimeException {
        Hanging(String stored) {
            super(stored);
        }

        @Override
        public String getMessage() {
            CALLERS.add(Thread.currentThread());
            try {
                END.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "late";
        }
    }

    private static final class AlsoHanging extends Hanging {
        AlsoHanging(String stored) {
            super(stored);
        }

        @Override
        public String getMessage() {
            return super.getMessage();
        }
    }

    private static final class Speaking extends RuntimeException {
        @Override
        public String getMessage() {
            return "code 5";
        }
    }

    @AfterAll
    static void letGo() {
        END.countDown();
    }

    @Test
    void one_that_hangs_costs_its_own_message_only() {
        assertThat(new Messages().of(new Hanging("first"))).startsWith("first").contains("did not return");
        CALLERS.clear();
        assertThat(new Messages().of(new Hanging("stored"))).isEqualTo("stored");
        assertThat(CALLERS).isEmpty();
        assertThat(new Messages().of(new Speaking())).isEqualTo("code 5");
    }

    @Test
    void one_event_waits_for_few() {
        Messages event = new Messages();
        event.of(new Hanging("a"));
        event.of(new AlsoHanging("b"));
        event.of(new AlsoHanging("c"));
        CALLERS.clear();
        for (int i = 0; i < 50; i++) {
            assertThat(event.of(new AlsoHanging("stored"))).isEqualTo("stored");
        }
        assertThat(CALLERS).isEmpty();
    }

    @Test
    void a_class_that_names_a_missing_one_keeps_its_message() throws ReflectiveOperationException {
        TypeDescription missing = new ByteBuddy()
                .subclass(Object.class)
                .name("no.such.Missing")
                .make()
                .getTypeDescription();
        Class<? extends RuntimeException> type = new ByteBuddy()
                .subclass(RuntimeException.class)
                .defineMethod("details", missing, Modifier.PUBLIC)
                .intercept(StubMethod.INSTANCE)
                .make()
                .load(MessagesTest.class.getClassLoader())
                .getLoaded();

        assertThat(new Messages().of(type.getConstructor(String.class).newInstance("what matters")))
                .isEqualTo("what matters");
    }
}
