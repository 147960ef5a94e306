package io.catcher.bugcatcher.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RequestCacheTest {

    private static Request finished(Request request, long serial) {
        request.open(serial, 1, 0, 0, null, null);
        return request;
    }

    /** Property: whatever the order of finishing and looking up, what an LRU of this size holds is here. */
    @RepeatedTest(50)
    void an_lru_of_the_same_size_never_knows_more(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int size = 1 + random.nextInt(120);
        RequestCache cache = new RequestCache(size);
        Map<Long, Boolean> lru = new LinkedHashMap<>(16, 0.75f, true);
        Request next = new Request();
        for (long serial = 1; serial < 2_000; serial++) {
            next = cache.exchange(finished(next, serial));
            lru.put(serial, true);
            while (lru.size() > size) {
                lru.remove(lru.keySet().iterator().next());
            }
            if (random.nextInt(4) == 0) {
                long asked = 1 + random.nextLong(serial);
                cache.find(asked);
                lru.get(asked);
            }
        }

        assertThat(lru.keySet())
                .allSatisfy(serial -> assertThat(cache.find(serial)).isNotNull());
    }

    @Test
    void the_newest_hundred_of_many_threads_are_always_there() throws InterruptedException {
        RequestCache cache = new RequestCache(100);
        int threads = 8;
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            long first = 1 + t * 10_000L;
            new Thread(() -> {
                        Request next = new Request();
                        for (long serial = first; serial < first + 5_000; serial++) {
                            next = cache.exchange(finished(next, serial));
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        Request next = new Request();
        List<Long> newest = new ArrayList<>();
        for (long serial = 1_000_000; serial < 1_000_100; serial++) {
            next = cache.exchange(finished(next, serial));
            newest.add(serial);
        }

        assertThat(newest).allSatisfy(serial -> assertThat(cache.find(serial)).isNotNull());
        assertThat(cache.find(1)).isNull();
        assertThat(cache.evicted()).isEqualTo(threads * 5_000L);
    }

    @Test
    void finishing_a_request_hands_out_the_oldest_object_instead_of_a_new_one() {
        RequestCache cache = new RequestCache(2);
        Request first = finished(new Request(), 1);
        cache.exchange(first);
        cache.exchange(finished(new Request(), 2));

        assertThat(cache.exchange(finished(new Request(), 3))).isSameAs(first);
    }
}
