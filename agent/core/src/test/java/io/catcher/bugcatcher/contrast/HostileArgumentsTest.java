package io.catcher.bugcatcher.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Capture;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application's own code is never called, and its objects are never kept. */
class HostileArgumentsTest {

    private static final AtomicInteger CALLS = new AtomicInteger();

    static final class Counting implements Comparable<Counting> {

        private final Object self = this;

        @Override
        public String toString() {
            CALLS.incrementAndGet();
            throw new IllegalStateException(self.getClass().getName());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            CALLS.incrementAndGet();
            throw new IllegalStateException();
        }

        @Override
        public int hashCode() {
            CALLS.incrementAndGet();
            throw new IllegalStateException();
        }

        @Override
        public int compareTo(Counting other) {
            CALLS.incrementAndGet();
            return 1;
        }
    }

    static final class OwnList extends AbstractList<Object> {

        @Override
        public Object get(int index) {
            CALLS.incrementAndGet();
            return index;
        }

        @Override
        public int size() {
            CALLS.incrementAndGet();
            return 1;
        }
    }

    static final class OwnNumber extends Number {

        private static final long serialVersionUID = 1;

        @Override
        public int intValue() {
            return CALLS.incrementAndGet();
        }

        @Override
        public long longValue() {
            return CALLS.incrementAndGet();
        }

        @Override
        public float floatValue() {
            return CALLS.incrementAndGet();
        }

        @Override
        public double doubleValue() {
            return CALLS.incrementAndGet();
        }
    }

    @SuppressWarnings("ModifiedButNotUsed")
    private static List<Object> hostile() {
        Counting counting = new Counting();
        List<Object> nested = new ArrayList<>(List.of(counting));
        nested.add(nested);
        TreeMap<Counting, Object> sorted = new TreeMap<>(Counting::compareTo);
        sorted.put(counting, 1);
        Object proxy = Proxy.newProxyInstance(
                HostileArgumentsTest.class.getClassLoader(),
                new Class<?>[] {List.class},
                (self, method, arguments) -> CALLS.incrementAndGet());
        Map<Object, Object> map = new HashMap<>();
        map.put(1, counting);
        return List.of(
                counting,
                nested,
                new OwnList(),
                new OwnNumber(),
                proxy,
                Collections.unmodifiableList(new OwnList()),
                Collections.synchronizedMap(map),
                new AtomicReference<>(counting),
                Optional.of(counting),
                new TreeSet<>(sorted.keySet()),
                sorted.keySet(),
                new Counting[] {counting},
                (Runnable) CALLS::incrementAndGet,
                new IllegalStateException("x"));
    }

    @Test
    void none_of_the_applications_code_is_called() {
        List<Object> hostile = hostile();
        CALLS.set(0);
        Compared compared = new Compared(Capture.ALL);
        for (int i = 0; i < 30; i++) {
            for (Object one : hostile) {
                compared.fails(one, i).succeeds(1, one);
            }
        }
        compared.told();

        assertThat(CALLS).hasValue(0);
        assertThat(compared.log).isEmpty();
    }

    @Test
    void nothing_of_the_application_is_kept() {
        Compared compared = new Compared(Capture.ALL);
        WeakReference<Object> gone = call(compared);

        Awaitility.await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
        assertThat(compared.comparison.isWatching()).isTrue();
    }

    private static WeakReference<Object> call(Compared compared) {
        Object argument = new Counting();
        compared.fails(argument).succeeds(argument);
        return new WeakReference<>(argument);
    }
}
