package io.catcher.perfcatcher.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OverriddenIdsTest {

    private static final int NEVER_ASKED_FROM = 19;

    private static class Plain extends Thread {
        final CountDownLatch door = new CountDownLatch(1);

        @Override
        public void run() {
            try {
                door.await();
            } catch (InterruptedException end) {
                interrupt();
            }
        }

        void end() throws InterruptedException {
            door.countDown();
            join();
        }
    }

    private static final class Own extends Plain {

        @Override
        public long getId() {
            throw new IllegalStateException("nobody may ask");
        }
    }

    @Test
    void threads_of_the_jdk_and_subclasses_that_leave_it_alone_have_none() throws Exception {
        Plain thread = new Plain();
        thread.start();

        assertThat(OverriddenIds.exist()).isFalse();

        thread.end();
    }

    @Test
    void one_thread_with_its_own_is_known_as_long_as_it_lives() throws Exception {
        assumeThat(Runtime.version().feature()).as("from JDK 19 on nobody asks").isLessThan(NEVER_ASKED_FROM);
        Own thread = new Own();
        thread.start();

        assertThat(OverriddenIds.exist()).isTrue();

        thread.end();
        assertThat(OverriddenIds.exist()).isFalse();
    }
}
