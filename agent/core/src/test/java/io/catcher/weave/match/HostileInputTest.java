package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.orders.OrderRepository;
import com.acme.shop.orders.Orders;
import com.acme.shop.orders.PriorityOrders;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no sane user or compiler writes: every call returns. */
class HostileInputTest {

    private static final List<Class<?>> TYPES = List.of(Orders.class, OrderRepository.class, PriorityOrders.class);

    private static final Matcher ASKS_EVERYTHING = Rules.compile(
                    "+**.Repository#find*(String, ..): java.util.List",
                    "@Stereotype **#@Timed *",
                    "com.acme.**#*",
                    "**#<init>",
                    "**#lambda$*")
            .matcher();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "##",
                "@",
                "@#",
                "@ #",
                "+",
                "+#",
                "*",
                "**",
                "***#***",
                "(",
                ")",
                "#(",
                "#)",
                "#()",
                "#:",
                ":#:",
                ".#.",
                "..#..",
                "a#(,)",
                "a#(..,..)",
                "a#([])",
                "a#(...)",
                "a#([)",
                "a#b:",
                "a#b(:",
                "a#b()()",
                "a#<",
                "a#<init",
                "<#>",
                "a#b(<<<<)",
                "a#b(>>)",
                "@@@@ a#b",
                "@a @b @c #",
                "+++a#b",
                "a+b+#c",
                "\0#\0",
                "\n#\n",
                "ä.ö#ü",
                "a\uD800#b",
                "[[[#]]]",
                "${x}#y",
                "a#b(int[)",
                "a#b([]int)",
                "a#b(int[][][])",
                "-#-",
                "a$#b$"
            })
    void aPatternOfAnyShapeIsCompiledOrTold(String pattern) {
        Matcher.Compiled compiled = Rules.compile(pattern);

        assertThat(compiled.mistakes().isEmpty())
                .isNotEqualTo(compiled.matcher().isEmpty());
        TYPES.forEach(type -> Rules.plan(compiled.matcher(), type));
    }

    @Test
    void randomPatternsAreCompiledOrTold() {
        Random random = new Random(7);
        String letters = "aO.*#@+()[]<>,: $/init";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            random.ints(random.nextInt(20), 0, letters.length()).forEach(at -> pattern.append(letters.charAt(at)));
            Matcher.Compiled compiled = Rules.compile(pattern.toString());
            assertThat(compiled.mistakes().isEmpty())
                    .as(pattern.toString())
                    .isNotEqualTo(compiled.matcher().isEmpty());
            Rules.plan(compiled.matcher(), Orders.class);
        }
    }

    @Test
    void aHugePatternIsToldAtOnce() {
        assertThat(Stream.of("(", "<", "a<", "@a ", "..", "*a", "a ")
                        .map(part ->
                                Rules.compile(part.repeat(100_000)).mistakes().size()))
                .containsOnly(1);
    }

    @Test
    void aClassFileCutAnywhereIsLeftAlone() {
        for (Class<?> type : TYPES) {
            byte[] whole = Rules.bytes(type);
            for (int length = 0; length < whole.length; length++) {
                assertThat(plan(type, Arrays.copyOf(whole, length)).methods())
                        .as("cut at %d", length)
                        .isEmpty();
            }
            assertThat(plan(type, whole).methods()).isNotEmpty();
        }
    }

    @Test
    void aClassFileWithFlippedBitsIsPlannedOrLeftAlone() {
        Random random = new Random(11);
        for (int i = 0; i < 15_000; i++) {
            Class<?> type = TYPES.get(i % TYPES.size());
            byte[] broken = Rules.bytes(type);
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(plan(type, broken)).isNotNull();
        }
    }

    @Test
    void noiseIsNoClassFile() {
        Random random = new Random(13);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            assertThat(plan(Orders.class, noise).methods()).isEmpty();
        }
    }

    private static ClassPlan plan(Class<?> type, byte[] classFile) {
        return ASKS_EVERYTHING.plan(type.getClassLoader(), type.getName().replace('.', '/'), classFile);
    }
}
