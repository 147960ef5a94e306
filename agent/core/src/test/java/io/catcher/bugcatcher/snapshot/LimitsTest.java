package io.catcher.bugcatcher.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is huge, shared, or not what it seems costs no more than its limit. */
@SuppressWarnings({"UnusedVariable", "UnnecessaryStringBuilder"}) // the fields are read by their place in the object
class LimitsTest {

    private Renderer renderer;

    @BeforeEach
    void open() throws ReflectiveOperationException {
        renderer = new Renderer(Memory.open());
    }

    private String json(@Nullable Object value) {
        return Json.write(renderer.render("value", value, new Walk(System.nanoTime() + 60_000_000_000L)));
    }

    record Address(String city) {}

    record Order(Address billing, Address shipping) {}

    @Test
    void what_two_fields_share_is_shown_once() {
        Address address = new Address("Rome");

        assertThat(json(new Order(address, address)))
                .contains("\"city\":\"Rome\"", "\"shipping\":\"(same as value.billing)\"");
    }

    @Test
    void what_two_arguments_share_is_shown_once() {
        Walk walk = new Walk();
        Address address = new Address("Rome");
        List<Object> told = new ArrayList<>();

        told.add(renderer.render("lines", List.of(1, address), walk));
        told.add(renderer.render("address", address, walk));

        assertThat(told.get(1)).isEqualTo("(same as lines[1])");
    }

    @Test
    void what_was_cut_deep_down_is_shown_where_there_is_room() {
        Address address = new Address("Rome");
        Walk walk = new Walk();

        renderer.render("deep", List.of(List.of(List.of(address))), walk);

        assertThat(Json.write(renderer.render("address", address, walk))).contains("Rome");
    }

    @Test
    void references_that_hold_each_other_are_a_cycle() {
        AtomicReference<Object> own = new AtomicReference<>();
        own.set(own);
        AtomicReference<Object> first = new AtomicReference<>();
        AtomicReference<Object> second = new AtomicReference<>(Optional.of(first));
        first.set(second);

        assertThat(json(own)).isEqualTo("\"(cycle: java.util.concurrent.atomic.AtomicReference)\"");
        assertThat(json(List.of(first))).isEqualTo("[\"(cycle: java.util.concurrent.atomic.AtomicReference)\"]");
    }

    @Test
    void holders_are_gone_through_but_not_without_end() {
        Object references = 7;
        Object optionals = 7;
        for (int i = 0; i < 200_000; i++) {
            references = new AtomicReference<>(references);
            optionals = Optional.of(optionals);
        }

        assertThat(json(new AtomicReference<>(Optional.of(new AtomicReference<>(new Address("Rome"))))))
                .contains("Rome");
        assertThat(json(references)).isEqualTo("\"java.util.concurrent.atomic.AtomicReference\"");
        assertThat(json(optionals)).isEqualTo("\"java.util.Optional\"");
    }

    /** As deep as the stack goes; what it was told where too little of it was left. */
    @SuppressWarnings("InfiniteRecursion")
    private @Nullable Object atTheEndOfTheStack(Walk walk, Object value) {
        try {
            Object deeper = atTheEndOfTheStack(walk, value);
            return deeper != null ? deeper : renderer.render("deep", value, walk);
        } catch (StackOverflowError end) {
            return null;
        }
    }

    @Test
    void where_the_stack_is_nearly_full_the_snapshot_says_so_and_the_next_part_is_read() {
        Walk walk = new Walk(System.nanoTime() + 60_000_000_000L);
        Object value = List.of(List.of(new Order(new Address("Rome"), new Address("Oslo"))));

        Object told = atTheEndOfTheStack(walk, value);

        assertThat(told).isNotNull();
        assertThat(Json.write(renderer.render("next", new Address("Bern"), walk)))
                .contains("Bern");
    }

    @Test
    void empty_lists_do_not_point_at_each_other() {
        assertThat(json(List.of(List.of(), List.of()))).isEqualTo("[[],[]]");
    }

    @Test
    void nothing_more_is_copied_after_the_deadline() {
        Walk late = new Walk(System.nanoTime() - 1);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(List.of(i, i, i, i, i, i, i, i));
        }

        Object copy = renderer.render("rows", rows, late);

        assertThat(Json.write(copy)).hasSizeLessThan(300).startsWith("[[0,0,").contains("more");
    }

    @Test
    void a_graph_of_many_parts_ends() {
        List<Object> wide = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int j = 0; j < 20; j++) {
                row.put("k" + j, new ArrayList<>(List.of("0123456789".repeat(10), i, j)));
            }
            wide.add(row);
        }

        assertThat(json(wide)).hasSizeLessThan(64 * 1024).contains("and 15 more");
    }

    @Test
    void huge_values_are_told_by_their_beginning_or_their_size() {
        StringBuilder text = new StringBuilder("x".repeat(10_000_000));

        // Twice what is shown, so that the redactor sees secrets whole.
        assertThat(json(text)).hasSizeLessThan(700).contains("10000000 characters");
        assertThat(json(BigInteger.ONE.shiftLeft(1_000_000))).contains("1000001 bits");
        assertThat(json(ByteBuffer.allocate(16).limit(8)))
                .isEqualTo("\"HeapByteBuffer (position 0, limit 8, capacity 16)\"");
        assertThat(json(new long[50_000_000])).contains("49999980 more");
    }

    static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        Hostile(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            throw new AssertionError("getMessage was called");
        }
    }

    interface Greeter {
        String greet();
    }

    @Test
    void throwables_and_proxies_are_told_without_being_asked() {
        Object proxy =
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Greeter.class}, (p, m, a) -> {
                    throw new AssertionError("the proxy was called");
                });

        assertThat(json(new Hostile("no stock"))).contains("LimitsTest$Hostile: no stock");
        assertThat(json(proxy)).contains("proxy of ", "LimitsTest$Greeter");
    }

    @Test
    void an_address_is_told_without_its_handler() throws Exception {
        URL url = new URL(null, "acme://shop:80/orders?id=7", new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL u) throws IOException {
                throw new IOException("called");
            }

            @Override
            protected String toExternalForm(URL u) {
                throw new AssertionError("the handler was called");
            }
        });

        assertThat(json(url)).isEqualTo("\"acme://shop:80/orders?id=7\"");
    }

    @Test
    void fields_of_a_class_in_a_named_module_are_read_and_nothing_is_opened() throws Exception {
        Object level = Class.forName("java.util.logging.Level").getField("INFO").get(null);
        boolean before = Object.class.getModule().isOpen("java.lang", getClass().getModule());

        assertThat(json(level)).isEqualTo("\"java.util.logging.Level\"");
        assertThat(Object.class.getModule().isOpen("java.lang", getClass().getModule()))
                .isEqualTo(before);
    }
}
