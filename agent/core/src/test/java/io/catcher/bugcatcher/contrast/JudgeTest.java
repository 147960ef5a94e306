package io.catcher.bugcatcher.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.catcher.config.Capture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often something is said that is not so, and how often the cause is found; on traffic from fixed seeds. */
class JudgeTest {

    enum Channel {
        WEB,
        SHOP,
        PHONE
    }

    record Customer(@Nullable String name, @Nullable String street, int age, boolean vip, Channel channel) {}

    /** Arguments as services have them: rare nulls, long tails, ids, flags, objects with fields. */
    private static @Nullable Object[] call(Random random) {
        Customer customer = random.nextInt(20) == 0
                ? null
                : new Customer(
                        random.nextInt(10) == 0 ? null : text(random),
                        random.nextInt(30) == 0 ? null : text(random),
                        18 + random.nextInt(60),
                        random.nextInt(15) == 0,
                        Channel.values()[random.nextInt(3)]);
        return new @Nullable Object[] {
            customer,
            (long) Math.exp(random.nextGaussian() * 3 + 5),
            random.nextInt(12) == 0 ? null : text(random),
            new ArrayList<>(Collections.nCopies((int) Math.abs(random.nextGaussian() * 4), 1)),
            BigDecimal.valueOf(random.nextInt(100_000) - 5_000, 2),
            random.nextInt(25) == 0 ? Optional.empty() : Optional.of(1),
            random.nextBoolean(),
            random.nextInt(6),
        };
    }

    private static String text(Random random) {
        int length = (int) Math.abs(random.nextGaussian() * 12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(40) == 0 ? 'ü' : '0' + random.nextInt(70)));
        }
        return text.toString();
    }

    /** Plays one method's life; says whether anything was ever said of it. */
    private static boolean sayAnything(long seed) {
        Random random = new Random(seed);
        Compared compared = new Compared(Capture.ARGS);
        boolean said = false;
        int failures = 3 + random.nextInt(30);
        for (int failure = 0; failure < failures; failure++) {
            compared.fails(call(random));
            for (int i = random.nextInt(40); i > 0; i--) {
                compared.succeeds(call(random));
            }
            said |= !compared.told().isEmpty();
        }
        return said;
    }

    @Test
    void where_failures_have_nothing_to_do_with_arguments_hardly_ever_anything_is_said() {
        int methods = Integer.getInteger("catcher.test.methods", 400);
        long said = 0;
        for (int method = 0; method < methods; method++) {
            said += sayAnything(method) ? 1 : 0;
        }

        System.out.println("methods with a false statement, of " + methods + ": " + said);
        assertThat(said).isLessThanOrEqualTo(methods / 100);
    }

    private static final Map<String, Function<@Nullable Object[], @Nullable Object[]>> PLANTED = Map.of(
            "customer null", arguments -> with(arguments, 0, null),
            "customer.street null",
                    arguments -> with(arguments, 0, new Customer("a", null, 40, arguments[6] == null, Channel.WEB)),
            "id huge", arguments -> with(arguments, 1, 1L << 60),
            "text blank", arguments -> with(arguments, 2, "   "),
            "items empty", arguments -> with(arguments, 3, List.of()),
            "amount NaN", arguments -> with(arguments, 4, Double.NaN),
            "option empty", arguments -> with(arguments, 5, Optional.empty()),
            "number -1", arguments -> with(arguments, 7, -1));

    private static @Nullable Object[] with(@Nullable Object[] arguments, int place, @Nullable Object value) {
        @Nullable Object[] changed = arguments.clone();
        changed[place] = value;
        return changed;
    }

    /** Whether the planted parameter is named, after 5 failures and 50 successes that lack the cause. */
    private static boolean isFound(long seed, Function<@Nullable Object[], @Nullable Object[]> cause) {
        Random random = new Random(seed);
        Compared compared = new Compared(Capture.ARGS);
        int place = place(cause);
        for (int i = 0; i < 50; i++) {
            if (i % 10 == 0) {
                compared.fails(cause.apply(call(random)));
            }
            @Nullable Object[] good = call(random);
            while (hasCause(good, place)) {
                good = call(random);
            }
            compared.succeeds(good);
        }
        String name = place < Compared.NAMES.size() ? Compared.NAMES.get(place) : "arg" + place;
        return compared.told().stream()
                .anyMatch(told ->
                        told.parameter().equals(name) || told.parameter().startsWith(name + "."));
    }

    private static int place(Function<@Nullable Object[], @Nullable Object[]> cause) {
        @Nullable Object[] blank = new Object[8];
        Object mark = new Object();
        java.util.Arrays.fill(blank, mark);
        @Nullable Object[] changed = cause.apply(blank);
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] != mark) {
                return i;
            }
        }
        throw new IllegalStateException("no cause");
    }

    private static boolean hasCause(@Nullable Object[] arguments, int place) {
        return switch (place) {
            case 0 -> !(arguments[0] instanceof Customer customer) || customer.street() == null;
            case 3 -> arguments[3] instanceof List<?> list && list.isEmpty();
            case 5 -> arguments[5] instanceof Optional<?> option && option.isEmpty();
            default -> false;
        };
    }

    @Test
    void a_planted_cause_is_found_after_five_failures_and_fifty_successes() {
        int found = 0;
        int planted = 0;
        for (Map.Entry<String, Function<@Nullable Object[], @Nullable Object[]>> cause : PLANTED.entrySet()) {
            for (int seed = 0; seed < 50; seed++) {
                planted++;
                found += isFound(seed, cause.getValue()) ? 1 : 0;
            }
        }

        System.out.println("planted causes found, of " + planted + ": " + found);
        assertThat(found).isGreaterThanOrEqualTo(planted * 95 / 100);
    }

    @Test
    void chances_are_those_of_fishers_own_example() {
        // The lady who tastes tea: four of four cups right by chance once in 70, at least three of four 17 in 70.
        assertThat(Fisher.chance(4, 4, 0, 4)).isCloseTo(1 / 70.0, within(1e-12));
        assertThat(Fisher.chance(3, 4, 1, 4)).isCloseTo(17 / 70.0, within(1e-12));
        assertThat(Fisher.chance(0, 9, 91, 91)).isCloseTo(1, within(1e-9));
    }
}
