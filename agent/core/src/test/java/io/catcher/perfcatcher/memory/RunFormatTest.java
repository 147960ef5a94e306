package io.catcher.perfcatcher.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunFormatTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SIGNATURE = "com.acme.shop.orders.Receipt com.acme.shop.orders.OrderService.place("
            + "com.acme.shop.customers.Customer, java.util.List)";

    private static final RunRecord SMALL = new RunRecord(
            "shop",
            "1.0",
            NOON,
            Map.of(
                    "void shop.Orders.place()",
                    new Remembered(new Baseline(166, new int[] {1, 300, 0, 7}, 1.5, 12.25, 5_000), NOON, true)));

    @Test
    void what_is_written_today_is_read_by_every_later_version() throws Exception {
        String golden = "6361746368626c01" // name and format
                + "0000004c" // length
                + "0473686f70" + "03312e30" + "809494caca33" // service, version, time
                + "18766f69642073686f702e4f72646572732e706c6163652829" + "01c0d490cd06" // method, told, seen
                + "8827" + "9601" + "c909" // warm-up, unrest of body and mean
                + "a601" + "04" + "01ac020007" // first bucket, how many, calls
                + "f73f9ac3";
        assertThat(HexFormat.of().formatHex(RunFormat.encode(SMALL))).isEqualTo(golden);
        same(RunFormat.decode(HexFormat.of().parseHex(golden)), SMALL);
    }

    @Test
    void whatever_is_written_is_read_again() throws Exception {
        for (long seed = 1; seed <= 200; seed++) {
            RunRecord run = some(new Random(seed), (int) seed % 40);
            same(RunFormat.decode(RunFormat.encode(run)), run);
        }
    }

    @Test
    void a_file_cut_short_anywhere_is_refused() {
        byte[] whole = RunFormat.encode(some(new Random(5), 3));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RunFormat.decode(part))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cut short");
        }
    }

    @Test
    void a_flipped_bit_anywhere_is_refused() {
        byte[] whole = RunFormat.encode(some(new Random(6), 1));
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> RunFormat.decode(flipped)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void bytes_behind_the_end_are_refused() {
        byte[] whole = RunFormat.encode(SMALL);
        assertThatThrownBy(() -> RunFormat.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("damaged");
    }

    @Test
    void random_bytes_are_refused() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> RunFormat.decode(noise)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_method_takes_less_than_400_bytes() {
        Random random = new Random(8);
        int[] counts = new int[60];
        for (int i = 0; i < 40_000; i++) {
            counts[Math.max(0, Math.min(59, (int) (30 + 6 * random.nextGaussian())))]++;
        }
        Remembered method = new Remembered(new Baseline(200, counts, 2, 2, 5_000), NOON, false);
        byte[] none = RunFormat.encode(new RunRecord("shop", "1.0", NOON, Map.of()));
        byte[] one = RunFormat.encode(new RunRecord("shop", "1.0", NOON, Map.of(SIGNATURE, method)));
        assertThat(one.length - none.length).isLessThan(300);
    }

    @Test
    void a_file_stays_within_its_bounds_and_keeps_what_was_seen_last() throws Exception {
        Map<String, Remembered> methods = new LinkedHashMap<>();
        int[] wide = new int[Baseline.MOST_BUCKETS];
        Arrays.fill(wide, 40_000);
        for (int i = 0; i < 15_000; i++) {
            Baseline baseline = new Baseline(100, wide, 1, 1, 0);
            methods.put(SIGNATURE + i, new Remembered(baseline, NOON.plusSeconds(i), false));
        }
        byte[] bytes = RunFormat.encode(new RunRecord("shop", "1.0", NOON, methods));
        assertThat(bytes.length).isLessThanOrEqualTo(RunFormat.LARGEST);
        Map<String, Remembered> kept = RunFormat.decode(bytes).methods();
        assertThat(kept).hasSizeBetween(5_000, RunFormat.MOST_METHODS).containsKey(SIGNATURE + 14_999);
        assertThat(kept).doesNotContainKey(SIGNATURE + 0);
    }

    private static RunRecord some(Random random, int methods) {
        Map<String, Remembered> all = new LinkedHashMap<>();
        for (int i = 0; i < methods; i++) {
            int[] counts = random.ints(1 + random.nextInt(Baseline.MOST_BUCKETS), 0, 1 << random.nextInt(30))
                    .toArray();
            counts[0]++;
            Baseline baseline = new Baseline(
                    random.nextInt(Baseline.BUCKETS - counts.length + 1),
                    counts,
                    1 + random.nextInt(4_000) / 4.0,
                    1 + random.nextInt(4_000) / 4.0,
                    random.nextInt(20_000));
            all.put(
                    "int shop.Größe.m" + i + "()",
                    new Remembered(
                            baseline, Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)), random.nextBoolean()));
        }
        return new RunRecord(
                "shöp", "1." + random.nextInt(100), Instant.ofEpochMilli(random.nextInt() & 0xffffffffL), all);
    }

    private static void same(RunRecord one, RunRecord other) {
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }
}
