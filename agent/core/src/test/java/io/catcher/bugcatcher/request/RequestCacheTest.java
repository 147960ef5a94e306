package io.catcher.bugcatcher.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RequestCacheTest {

    private static void finish(RequestRing ring, long serial) {
        ring.begin(false).open(serial, 1, 0, serial, null, null);
        ring.close();
    }

    private static List<Long> serials(RequestCache cache) {
        return cache.latest(Integer.MAX_VALUE).stream()
                .map(RequestSnapshot::serial)
                .toList();
    }

    /** Property: however a few threads take turns, exactly the newest are here. */
    @RepeatedTest(50)
    void the_newest_of_all_threads_are_here(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int size = 1 + random.nextInt(120);
        RequestCache cache = new RequestCache(size);
        List<RequestRing> rings = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(16); i++) {
            rings.add(cache.register(Thread.currentThread()));
        }
        int last = 1 + random.nextInt(2_000);
        for (long serial = 1; serial <= last; serial++) {
            finish(rings.get(random.nextInt(rings.size())), serial);
            if (random.nextInt(100) == 0) {
                cache.sweep();
            }
        }

        assertThat(serials(cache))
                .containsExactlyElementsOf(LongStream.iterate(last, s -> s > Math.max(0, last - size), s -> s - 1)
                        .boxed()
                        .toList());
        assertThat(cache.evicted()).isEqualTo(Math.max(0, last - size));
    }

    @Test
    void what_ended_threads_have_left_is_here_until_enough_are_newer() throws InterruptedException {
        RequestCache cache = new RequestCache(100);
        int threads = 150;
        CountDownLatch done = new CountDownLatch(threads);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            long serial = t + 1L;
            Thread thread = new Thread(() -> {
                finish(cache.register(Thread.currentThread()), serial);
                done.countDown();
            });
            all.add(thread);
            thread.start();
        }
        done.await();
        for (Thread thread : all) {
            thread.join();
        }

        assertThat(serials(cache)).hasSize(100);
        assertThat(cache.evicted()).isEqualTo(50);

        RequestRing ring = cache.register(Thread.currentThread());
        LongStream.rangeClosed(1_001, 1_100).forEach(serial -> finish(ring, serial));
        assertThat(serials(cache)).hasSize(100).allMatch(serial -> serial > 1_000);
    }

    @Test
    void many_busy_threads_share_what_one_would_have_and_one_of_them_gets_it_back() {
        RequestCache cache = new RequestCache(100);
        List<RequestRing> rings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rings.add(cache.register(Thread.currentThread()));
        }
        for (long serial = 0; serial < 200; serial++) {
            finish(rings.get((int) serial), 1 + serial);
        }
        cache.sweep();
        assertThat(cache.placesForEach()).isEqualTo(9);

        finish(rings.get(0), 1_000);
        cache.sweep();
        assertThat(cache.placesForEach()).isEqualTo(101);
    }

    @Test
    void a_request_around_another_one_is_open_again_when_that_is_finished() {
        RequestRing ring = new RequestCache(1).register(Thread.currentThread());
        ring.begin(false).open(1, 1, 0, 0, null, null);
        for (long serial = 2; serial < 10; serial++) {
            Request around = ring.open();
            ring.begin(true).open(serial, 2, 1, 0, around, null);
            assertThat(ring.open()).extracting(Request::serial).isEqualTo(serial);
            ring.close();
            assertThat(ring.open()).isSameAs(around);
        }
        ring.close();

        assertThat(ring.open()).isNull();
    }

    @Test
    void a_full_ring_uses_its_oldest_object_again() {
        RequestRing ring = new RequestCache(2).register(Thread.currentThread());
        Request first = ring.begin(false);
        ring.close();
        finish(ring, 2);
        finish(ring, 3);

        assertThat(ring.begin(false)).isSameAs(first);
    }
}
