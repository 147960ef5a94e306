package io.catcher.perfcatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class SampleBufferTest {

    /** The rings of 16, 64, 256 and 1,024 that an owner fills when nobody ever fetches. */
    private static final int WITHOUT_FETCHING = 16 + 64 + 256 + 1024;

    private final SampleBuffer buffer = new SampleBuffer();
    private final Map<Integer, Long> notTimed = new HashMap<>();

    @Test
    void givesSamplesBackInTheOrderOfTheCalls() {
        for (int i = 0; i < 100; i++) {
            add(i);
        }

        assertThat(fetch()).containsExactlyElementsOf(numbers(0, 100));
        assertThat(buffer.look()).isFalse();
    }

    @Test
    void skipsAndCountsExactlyWhatFindsNoRoom() {
        for (int i = 0; i < WITHOUT_FETCHING + 77; i++) {
            add(i);
        }

        assertThat(buffer.skippedSoFar()).isEqualTo(77);
        assertThat(fetch()).containsExactlyElementsOf(numbers(0, WITHOUT_FETCHING));
    }

    @Test
    void holdsOneFullRingAtATimeOnceGrown() {
        for (int i = 0; i < WITHOUT_FETCHING; i++) {
            add(i);
        }
        fetch();

        for (int round = 1; round <= 5; round++) {
            add(0);
            fetch();
            for (int i = 0; i < SampleBuffer.LAST_CAPACITY + round; i++) {
                add(i);
            }
            assertThat(fetch()).containsExactlyElementsOf(numbers(0, SampleBuffer.LAST_CAPACITY));
        }

        assertThat(buffer.skippedSoFar()).isEqualTo(1 + 2 + 3 + 4 + 5);
    }

    @Test
    void tellsHowManyCallsFoundNoRoomAsSoonAsThereIsSome() {
        for (int i = 0; i < WITHOUT_FETCHING; i++) {
            add(i);
        }
        for (int i = 0; i < 30; i++) {
            buffer.add(i % 3, 0, 10, 2);
        }
        fetch();
        assertThat(notTimed).isEmpty();

        buffer.add(4, 4 * 3, 4 * 7, 4 * 11);

        assertThat(fetch()).containsExactly(4L);
        assertThat(notTimed).containsOnly(entry(0, 20L), entry(1, 20L), entry(2, 20L));
        add(5);
        assertThat(fetch()).containsExactly(5L);
        assertThat(notTimed).as("told once").containsOnly(entry(0, 20L), entry(1, 20L), entry(2, 20L));
    }

    @Test
    void countsCallsOfSoManyMethodsAndNoMoreThatFindNoRoom() {
        long beyond = Refused.MOST + 100;
        for (int i = 0; i < WITHOUT_FETCHING; i++) {
            add(i);
        }
        for (long i = 0; i < 3 * beyond; i++) {
            buffer.add((int) (i % beyond) * 1024, 0, 10, 1);
        }
        Map<Integer, Long> left = new HashMap<>();

        buffer.eachLeft((site, calls) -> left.merge(site, calls, Long::sum));

        assertThat(left).hasSize(Refused.MOST).containsEntry(0, 3L).containsEntry((Refused.MOST - 1) * 1024, 3L);
        assertThat(buffer.skippedSoFar()).isEqualTo(3 * beyond);
    }

    @Test
    void neverGrowsWhileEachFetchComesInTime() {
        for (int round = 0; round < 1000; round++) {
            for (int i = 0; i < 16; i++) {
                add(round * 16 + i);
            }
            assertThat(fetch()).containsExactlyElementsOf(numbers(round * 16L, round * 16L + 16));
        }
        for (int i = 0; i < WITHOUT_FETCHING; i++) {
            add(i);
        }

        assertThat(buffer.skippedSoFar()).as("the ring of 16 was still in use").isZero();
    }

    @Test
    void doesNotShowWhatWasAddedAfterTheLook() {
        add(1);
        assertThat(buffer.look()).isTrue();
        add(2);

        assertThat(rest()).containsExactly(1L);
        assertThat(fetch()).containsExactly(2L);
    }

    @Test
    void losesAndTearsNothingBetweenTwoThreadsWhileThereIsRoom() throws Exception {
        int calls = 1_000_000;
        Semaphore room = new Semaphore(SampleBuffer.LAST_CAPACITY);
        ExecutorService owner = Executors.newSingleThreadExecutor();
        try {
            Future<?> adding = owner.submit(() -> {
                for (int i = 0; i < calls; i++) {
                    room.acquireUninterruptibly();
                    add(i);
                }
            });
            for (long expected = 0; expected < calls; ) {
                boolean ownerDone = adding.isDone();
                for (long number : fetch()) {
                    if (number != expected++) {
                        fail("%d in the place of %d", number, expected - 1);
                    }
                    room.release();
                }
                if (ownerDone && expected < calls && !buffer.look()) {
                    adding.get();
                    fail("lost everything from %d", expected);
                }
            }
            adding.get();
        } finally {
            owner.shutdownNow();
        }

        assertThat(buffer.skippedSoFar()).isZero();
    }

    @Test
    void countsEverySampleOnceAsFetchedOrSkippedWhenTheOwnerIsFaster() throws Exception {
        int calls = 2_000_000;
        ExecutorService owner = Executors.newSingleThreadExecutor();
        long fetched = 0;
        try {
            Future<?> adding = owner.submit(() -> {
                for (int i = 0; i < calls; i++) {
                    add(i);
                }
            });
            long last = -1;
            boolean ownerDone;
            do {
                ownerDone = adding.isDone();
                for (long number : fetch()) {
                    if (number <= last) {
                        fail("%d after %d", number, last);
                    }
                    last = number;
                    fetched++;
                }
            } while (!ownerDone);
            adding.get();
        } finally {
            owner.shutdownNow();
        }

        assertThat(fetched + buffer.skippedSoFar()).isEqualTo(calls);
    }

    /** Four longs that belong together, so that a torn sample is seen. */
    private void add(int number) {
        buffer.add(number, number * 3L, number * 7L, number * 11L);
    }

    private List<Long> fetch() {
        buffer.look();
        return rest();
    }

    private List<Long> rest() {
        List<Long> numbers = new ArrayList<>();
        for (; buffer.hasNext(); buffer.advance()) {
            long number = buffer.nextSite();
            if (buffer.nextDuration() == SampleBuffer.NOT_TIMED) {
                notTimed.merge((int) number, buffer.nextCalls(), Long::sum);
                continue;
            }
            if (buffer.nextEnd() != number * 3
                    || buffer.nextDuration() != number * 7
                    || buffer.nextCalls() != number * 11) {
                fail("torn: %d %d %d %d", number, buffer.nextEnd(), buffer.nextDuration(), buffer.nextCalls());
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Long> numbers(long from, long to) {
        List<Long> numbers = new ArrayList<>();
        for (long i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
