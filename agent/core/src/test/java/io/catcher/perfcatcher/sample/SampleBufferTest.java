package io.catcher.perfcatcher.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleBufferTest {

    /** The rings of 16, 64, 256 and 1,024 that an owner fills when nobody ever fetches. */
    private static final int WITHOUT_FETCHING = 16 + 64 + 256 + 1024;

    private final RefusedCalls refused = new RefusedCalls();
    private final SampleBuffer buffer = new SampleBuffer(refused, new ThreadMemory(Long.MAX_VALUE));

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
            for (int i = 0; i < SampleBuffer.LAST_CAPACITY + round; i++) {
                add(i);
            }
            assertThat(fetch()).containsExactlyElementsOf(numbers(0, SampleBuffer.LAST_CAPACITY));
        }

        assertThat(buffer.skippedSoFar()).isEqualTo(1 + 2 + 3 + 4 + 5);
    }

    @Test
    void countsTheCallsThatFindNoRoomByTheirMethods() {
        for (int i = 0; i < WITHOUT_FETCHING; i++) {
            add(i);
        }
        for (int i = 0; i < 3_000; i++) {
            buffer.add(i % 1_000, 0, 10, 2);
        }

        assertThat(refused()).hasSize(1_000).containsEntry(0, 6L).containsEntry(999, 6L);
        assertThat(refused()).as("told once").isEmpty();
    }

    @Test
    void growsNoMoreWhenThereIsNoMemoryForIt() {
        ThreadMemory memory = new ThreadMemory(100_000);
        List<SampleBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            SampleBuffer one = new SampleBuffer(refused, memory);
            buffers.add(one);
            for (int call = 0; call < 100; call++) {
                one.add(call, call, 1, 1);
                one.look();
            }
        }

        long bytes = buffers.stream().mapToLong(one -> fetched(one).bytes()).sum();
        assertThat(bytes).isBetween(100_000L, 100_000 + 100 * 16 * 4 * 8L);
        long skipped = buffers.stream().mapToLong(SampleBuffer::skippedSoFar).sum();
        assertThat(skipped).isPositive();
        assertThat(refused(buffers).values().stream().mapToLong(calls -> calls).sum())
                .isEqualTo(skipped);

        buffers.forEach(SampleBuffer::forgotten);
        assertThat(memory.take(99_000)).as("given back").isTrue();
    }

    private static SampleBuffer fetched(SampleBuffer one) {
        for (one.look(); one.hasNext(); one.advance()) {}
        return one;
    }

    private Map<Integer, Long> refused() {
        return refused(List.of(buffer));
    }

    private Map<Integer, Long> refused(List<SampleBuffer> buffers) {
        Map<Integer, Long> counted = new HashMap<>();
        refused.collect();
        buffers.forEach(SampleBuffer::collectRefusals);
        refused.give((site, calls) -> counted.merge(site, calls, Long::sum));
        return counted;
    }

    /** Methods that meet in one place of the thread's own counts, and such as have one for themselves. */
    @ParameterizedTest
    @ValueSource(ints = {2, 16, 700})
    void countsEachRefusedCallOfManyThreadsOnce(int methods) throws Exception {
        ExecutorService owners = Executors.newFixedThreadPool(4);
        Map<Integer, Long> counted = new HashMap<>();
        List<Refusals> ownCounts =
                Stream.generate(() -> new Refusals(refused)).limit(4).toList();
        try {
            List<Future<?>> adding = new ArrayList<>();
            for (Refusals own : ownCounts) {
                adding.add(owners.submit(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        own.add(i % methods, 1);
                    }
                }));
            }
            while (!adding.stream().allMatch(Future::isDone)) {
                take(ownCounts, counted);
            }
            for (Future<?> one : adding) {
                one.get();
            }
        } finally {
            owners.shutdownNow();
        }
        take(ownCounts, counted);

        assertThat(counted).hasSize(methods);
        assertThat(counted.values()).allMatch(calls -> calls >= 4L * (1_000_000 / methods));
        assertThat(counted.values().stream().mapToLong(calls -> calls).sum()).isEqualTo(4_000_000);
    }

    private void take(List<Refusals> ownCounts, Map<Integer, Long> counted) {
        refused.collect();
        ownCounts.forEach(refused::collect);
        refused.give((site, calls) -> {
            assertThat(calls).isPositive();
            counted.merge(site, calls, Long::sum);
        });
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
