package io.catcher.bugcatcher.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedVariable") // the fields are read by their place in the object
class RendererTest {

    private Renderer renderer;

    @BeforeEach
    void open() throws ReflectiveOperationException {
        renderer = new Renderer(Memory.open());
    }

    private String json(@Nullable Object value) {
        return Json.write(renderer.render("value", value, new Walk(System.nanoTime() + 60_000_000_000L)));
    }

    enum Colour {
        RED {
            @Override
            public String toString() {
                throw new AssertionError("called");
            }
        }
    }

    record Point(int x, double y) {
        @Override
        public int x() {
            throw new AssertionError("a getter was called");
        }
    }

    static class Base {
        private final long id = 7;
    }

    static final class Hostile extends Base {
        private final String name = "eve";
        private Object self = this;

        @Override
        public String toString() {
            throw new AssertionError("toString was called");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode was called");
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("equals was called");
        }
    }

    static final class HostileList extends AbstractList<String> {
        @Override
        public Iterator<String> iterator() {
            throw new AssertionError("iterator was called");
        }

        @Override
        public String get(int index) {
            throw new AssertionError("get was called");
        }

        @Override
        public int size() {
            throw new AssertionError("size was called");
        }
    }

    @Test
    void values_are_told_by_their_type() {
        assertThat(json(1)).isEqualTo("1");
        assertThat(json("a")).isEqualTo("\"a\"");
        assertThat(json('c')).isEqualTo("\"c\"");
        assertThat(json(new BigDecimal("1.50"))).isEqualTo("\"1.50\"");
        assertThat(json(Duration.ofSeconds(3))).isEqualTo("\"PT3S\"");
        assertThat(json(Optional.of(5))).isEqualTo("5");
        assertThat(json(Colour.RED)).isEqualTo("\"RED\"");
        assertThat(json(new int[] {1, 2})).isEqualTo("[1,2]");
        assertThat(json(Map.of("k", List.of(1, 2)))).isEqualTo("{\"k\":[1,2]}");
        assertThat(json(null)).isEqualTo("null");
    }

    @Test
    void objects_are_read_by_field_and_their_code_is_never_called() {
        assertThat(json(new Point(3, 0.5))).contains("\"x\":3", "\"y\":0.5");
        assertThat(json(new Hostile())).contains("\"id\":7", "\"name\":\"eve\"", "cycle");
        assertThat(json(new HostileList())).contains("HostileList");
    }

    @Test
    void a_hostile_map_key_is_named_by_its_class() {
        IdentityHashMap<Object, Object> map = new IdentityHashMap<>();
        map.put(new Hostile(), 1);

        assertThat(json(map)).contains("RendererTest$Hostile").contains(":1");
    }

    @Test
    void a_huge_value_is_cut_and_says_so() {
        assertThat(json(new byte[1_000_000])).contains("999980 more");
        List<Integer> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(i);
        }
        assertThat(json(many)).contains("980 more").doesNotContain("500");
    }

    @Test
    void a_collection_that_contains_itself_ends() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<String, Object> map = new HashMap<>();
        map.put("me", map);

        assertThat(json(list)).contains("cycle");
        assertThat(json(map)).contains("cycle");
    }

    @Test
    void a_deep_graph_ends_at_the_third_level() {
        Object nested = "bottom";
        for (int i = 0; i < 50; i++) {
            nested = List.of(nested);
        }

        assertThat(json(nested)).doesNotContain("bottom").contains("List");
    }

    @Test
    void lambdas_and_unknown_classes_of_the_jdk_are_named_only() {
        Supplier<String> lambda = () -> {
            throw new AssertionError("the lambda was called");
        };

        assertThat(json(lambda)).contains("RendererTest$$Lambda").doesNotContain("/");
        assertThat(json(new java.util.Random())).isEqualTo("\"java.util.Random\"");
    }
}
