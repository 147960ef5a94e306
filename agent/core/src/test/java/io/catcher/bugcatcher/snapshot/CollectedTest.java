package io.catcher.bugcatcher.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Collections of the JDK are read; whatever could run the application's code, or lock, is named only. */
class CollectedTest {

    private Renderer renderer;

    @BeforeEach
    void open() throws ReflectiveOperationException {
        renderer = new Renderer(Memory.open());
    }

    private String json(@Nullable Object value) {
        return Json.write(renderer.render("value", value, new Walk(System.nanoTime() + 60_000_000_000L)));
    }

    static Stream<Collection<String>> collections() {
        List<String> list = new ArrayList<>(List.of("x", "a", "b", "y"));
        Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
        return Stream.of(
                List.of("a", "b"),
                Arrays.asList("a", "b"),
                list.subList(1, 3),
                List.of("x", "a", "b").subList(1, 3),
                Collections.unmodifiableList(new ArrayList<>(List.of("a", "b"))),
                Collections.unmodifiableCollection(Collections.synchronizedList(new ArrayList<>(List.of("a", "b")))),
                Collections.checkedList(new ArrayList<>(List.of("a", "b")), String.class),
                Stream.of("a", "b").toList(),
                new TreeSet<>(Set.of("b", "a")),
                new LinkedHashMap<>(map).keySet(),
                new HashMap<>(Map.of("k", "a", "l", "b")).values());
    }

    @ParameterizedTest
    @MethodSource("collections")
    void a_collection_is_told_by_its_items(Collection<String> collection) {
        assertThat(json(collection)).isIn("[\"a\",\"b\"]", "[\"b\",\"a\"]");
    }

    enum Size {
        SMALL,
        LARGE
    }

    @Test
    void maps_entries_and_holders_are_told_by_their_content() {
        Properties properties = new Properties();
        properties.setProperty("url", "x");

        assertThat(json(Collections.unmodifiableMap(new HashMap<>(Map.of("k", 1)))))
                .isEqualTo("{\"k\":1}");
        assertThat(json(properties)).isEqualTo("{\"url\":\"x\"}");
        assertThat(json(new AbstractMap.SimpleEntry<>("k", 1))).isEqualTo("{\"key\":\"k\",\"value\":1}");
        assertThat(json(Map.entry("k", 1))).isEqualTo("{\"key\":\"k\",\"value\":1}");
        assertThat(json(EnumSet.of(Size.LARGE))).isEqualTo("[\"LARGE\"]");
        assertThat(json(new AtomicReference<>("held"))).isEqualTo("\"held\"");
        assertThat(json(new AtomicReference<>(List.of(1)))).isEqualTo("[1]");
    }

    @Test
    void keys_that_read_alike_are_all_told() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1, "number");
        map.put("1", "text");

        assertThat(json(map)).isEqualTo("{\"1\":\"number\",\"1 #2\":\"text\"}");
    }

    static final class Mine extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<String> iterator() {
            throw new AssertionError("the application's iterator was called");
        }

        @Override
        public int size() {
            throw new AssertionError("the application's size was called");
        }
    }

    static final class Order implements Comparator<String> {
        private static boolean asked;

        @Override
        public int compare(String one, String other) {
            asked = true;
            return one.compareTo(other);
        }
    }

    @Test
    void a_wrapper_around_the_applications_own_collection_calls_nothing_of_it() {
        assertThat(json(Collections.unmodifiableList(new Mine()))).contains("CollectedTest$Mine");
    }

    @Test
    void a_part_of_a_tree_is_not_read_because_it_asks_the_comparator() {
        TreeSet<String> tree = new TreeSet<>(new Order());
        tree.addAll(List.of("a", "b", "c"));
        NavigableSet<String> part = tree.tailSet("b", true);
        Order.asked = false;

        assertThat(json(part)).isEqualTo("\"java.util.TreeSet\"");
        assertThat(json(tree)).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(Order.asked).isFalse();
    }

    @Test
    void a_queue_that_locks_is_named_only() {
        assertThat(json(new LinkedBlockingQueue<>(List.of(1))))
                .isEqualTo("\"java.util.concurrent.LinkedBlockingQueue\"");
    }

    @Test
    void a_collection_that_is_written_meanwhile_gives_what_could_be_had() throws Exception {
        List<Object> list = new ArrayList<>(List.of(1));
        Thread writer = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                list.add(1);
                if (list.size() > 1_000) {
                    list.subList(10, list.size()).clear();
                }
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                assertThat(json(list)).startsWith("[").endsWith("]");
            }
        } finally {
            writer.interrupt();
            writer.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertThat(writer.isAlive()).isFalse();
    }
}
