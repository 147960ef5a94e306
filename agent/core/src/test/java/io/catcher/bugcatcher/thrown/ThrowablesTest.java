package io.catcher.bugcatcher.thrown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.WriteAbortedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.rmi.RemoteException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanException;
import javax.naming.CommunicationException;
import javax.naming.NamingException;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.TransformerException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

@SuppressWarnings({"StaticAssignmentOfThrowable", "UnusedVariable"}) // told apart by identity; read as fields
class ThrowablesTest {

    private static final IOException ROOT = new IOException("refused");

    /** As libraries wrote them before Java 1.4 knew causes, and some still do. */
    private static class Legacy extends Exception {
        private static final long serialVersionUID = 1;
        private final transient @Nullable Throwable rootCause;

        Legacy(@Nullable Throwable rootCause) {
            super("legacy");
            this.rootCause = rootCause;
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("the application's code was called, which would have given " + rootCause);
        }
    }

    private static final class Derived extends Legacy {
        private static final long serialVersionUID = 1;

        Derived(Throwable rootCause) {
            super(rootCause);
        }
    }

    /** Keeps another failure, by which it was not caused. */
    private static final class Retried extends Legacy {
        private static final long serialVersionUID = 1;
        final transient Throwable lastAttempt = new IOException("earlier");

        Retried() {
            super(ROOT);
        }
    }

    private static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1;
        final transient Throwable lastAttempt = new IOException("earlier");
    }

    /** JavaMail's. */
    private static final class Messaging extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Exception next;

        Messaging(Exception next) {
            super("messaging");
            this.next = next;
        }

        @Override
        public synchronized Throwable getCause() {
            return next;
        }
    }

    private static final class OfItself extends Exception {
        private static final long serialVersionUID = 1;
        final Throwable self = this;
    }

    static Stream<Throwable> withACauseOfTheirOwn() {
        NamingException naming = new CommunicationException("no directory");
        naming.setRootCause(ROOT);
        return Stream.of(
                new RemoteException("remote", ROOT),
                naming,
                new SAXException("sax", ROOT),
                new TransformerException("transformer", ROOT),
                new XMLStreamException("stream", ROOT),
                new MBeanException(ROOT, "bean"),
                new WriteAbortedException("aborted", ROOT),
                new InvocationTargetException(ROOT),
                new UndeclaredThrowableException(ROOT),
                new Legacy(ROOT),
                new Derived(ROOT),
                new Retried(),
                new Messaging(ROOT),
                new IllegalStateException(ROOT));
    }

    @ParameterizedTest
    @MethodSource("withACauseOfTheirOwn")
    void the_cause_is_found_where_the_class_keeps_it(Throwable thrown) {
        assertThat(Throwables.cause(thrown)).isSameAs(ROOT);
    }

    @Test
    void one_that_has_none_has_none() {
        assertThat(Throwables.cause(new Legacy(null))).isNull();
        assertThat(Throwables.cause(new OfItself().self)).isNull();
        assertThat(Throwables.cause(new GivenUp())).isNull();
        assertThat(Throwables.cause(new IOException("refused"))).isNull();
    }

    @Test
    void what_was_set_counts_before_what_is_kept_beside_it() {
        Legacy legacy = new Legacy(ROOT);
        legacy.initCause(new IOException("set"));

        assertThat(Throwables.cause(legacy)).hasMessage("set");
    }

    @Test
    void the_next_failure_of_a_batch_is_no_cause() {
        SQLException batch = new BatchUpdateException("two failed", new int[0]);
        batch.setNextException(new SQLException("the second"));

        assertThat(Throwables.cause(batch)).isNull();
    }

    /** An application's thread must not wait for whoever holds a shared instance. */
    @Test
    void frames_are_read_while_another_thread_holds_the_monitor() throws Exception {
        Throwable shared = new IllegalStateException();
        Throwable set = new IllegalStateException();
        set.setStackTrace(new StackTraceElement[] {new StackTraceElement("x.A", "a", "A.java", 1)});
        synchronized (shared) {
            int own = CompletableFuture.supplyAsync(() -> Throwables.framesOf(
                            shared, getClass().getName(), "frames_are_read_while_another_thread_holds_the_monitor"))
                    .get(1, TimeUnit.MINUTES);
            assertThat(own).isEqualTo(1);
        }
        assertThat(Throwables.frames(shared)).isEqualTo(shared.getStackTrace());
        assertThat(Throwables.framesOf(set, "x.A", "a")).isEqualTo(1);
        assertThat(Throwables.frames(new Throwable("none", null, false, false) {}))
                .isEmpty();
    }
}
