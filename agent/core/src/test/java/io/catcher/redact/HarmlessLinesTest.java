package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lines that hold no secret and look as if: numbers, hashes, versions, code. Made from parts with fixed seeds. */
class HarmlessLinesTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);
    private static final int ROUNDS = 200;

    private static final List<Function<Random, String>> LINES = List.of(
            r -> "order " + (100_000 + r.nextInt(900_000)) + " placed in " + r.nextInt(900) + " ms",
            r -> "Order{id=" + r.nextInt(9_999) + ", total=" + r.nextInt(999) + "." + (10 + r.nextInt(89))
                    + ", status=PAID}",
            r -> "parcel 1Z" + hex(r, 3).toUpperCase(Locale.ROOT) + "W" + digits(r, 10) + " left the warehouse",
            r -> "sku TEA-" + digits(r, 4) + "-" + digits(r, 2) + " has " + r.nextInt(90) + " pieces",
            r -> "invoice 2026-" + digits(r, 6) + " of customer " + digits(r, 6),
            r -> "EAN " + ean("40" + digits(r, 10)) + " scanned at till 7",
            r -> "using netty-all-4.1." + r.nextInt(120) + ".Final.jar and guava " + (20 + r.nextInt(12)) + ".0.1-jre",
            r -> "version " + r.nextInt(30) + "." + r.nextInt(30) + "." + r.nextInt(30) + "." + r.nextInt(30),
            r -> "commit " + hex(r, 40) + " by build 1" + digits(r, 3),
            r -> "HEAD is now at " + hex(r, 7) + " Merge branch 'release-1." + r.nextInt(90) + "'",
            r -> "sha256:" + hex(r, 64) + " pulled",
            r -> "md5 " + hex(r, 32) + "  image.png",
            r -> "etag \"" + hex(r, 32) + "\" matched",
            r -> "request " + uuid(r) + " took " + r.nextInt(900) + " ms",
            r -> "trace_id=" + hex(r, 32) + " span_id=" + hex(r, 16),
            r -> "2026-09-2" + r.nextInt(9) + "T10:15:30." + digits(r, 9) + "Z started",
            r -> "[2026-09-23 10:15:" + (10 + r.nextInt(49)) + "," + digits(r, 3) + "] INFO ready after 17"
                    + digits(r, 11) + " ns",
            r -> "epoch 17" + digits(r, 8) + " to 17" + digits(r, 11),
            r -> "SELECT * FROM users WHERE id=" + r.nextInt(999),
            r -> "SELECT u.id, u.name FROM users u JOIN tokens t ON t.user_id = u.id WHERE u.id = ? LIMIT "
                    + r.nextInt(90),
            r -> "INSERT INTO order_items (order_id, sku, qty) VALUES (" + r.nextInt(9_999) + ", 'TEA-" + digits(r, 2)
                    + "', " + r.nextInt(9) + ")",
            r -> "UPDATE users SET password_changed_at = now() WHERE id = " + r.nextInt(999),
            r -> "\tat com.acme.shop.auth.TokenService.refresh(TokenService.java:" + r.nextInt(400) + ")",
            r -> "\tat com.acme.Passwords$$Lambda$" + r.nextInt(99) + "/0x" + hex(r, 16) + ".apply(Unknown Source)",
            r ->
                    "Caused by: java.lang.NullPointerException: Cannot invoke \"Address.country()\" because \"address\" is null",
            r -> "java.lang.IndexOutOfBoundsException: Index " + r.nextInt(99) + " out of bounds for length "
                    + r.nextInt(99),
            r -> "com.acme.shop.orders.Order@" + hex(r, 8) + " is not in the session",
            r -> "thread http-nio-8080-exec-" + r.nextInt(200) + " waits for 0x" + hex(r, 16),
            r -> "heap " + r.nextInt(900) + "M->" + r.nextInt(900) + "M(" + r.nextInt(2_000) + "M) " + r.nextInt(90)
                    + "." + digits(r, 3) + "ms",
            r -> "GET /orders/" + r.nextInt(9_999) + "?page=" + r.nextInt(9) + "&sort=name 200 " + r.nextInt(9_999),
            r -> "http://localhost:8080/users/" + r.nextInt(99) + "/address",
            r -> "https://docs.example.com/guide/tokens#section-" + r.nextInt(9),
            r -> "connection to 127.0.0.1:" + (1_024 + r.nextInt(60_000)) + " refused",
            r -> "img data:image/png;base64,iVBORw0KGgo" + base64(r, 90),
            r -> "thumbnail /9j/4AAQSkZJRgABAQ" + base64(r, 60),
            r -> "integrity sha512-" + base64(r, 86).substring(0, 86) + "==",
            r -> "password must have at least " + r.nextInt(20) + " characters",
            r -> "token expired " + r.nextInt(900) + " seconds ago",
            r -> "user count: " + r.nextInt(900) + ", session ttl: " + r.nextInt(900),
            r -> "cache hit ratio 0." + digits(r, 6) + " of " + digits(r, 5) + " keys",
            r -> "primary key (order_id, line_no) violated by (" + r.nextInt(99) + ", " + r.nextInt(9) + ")",
            r -> "partition orders-" + r.nextInt(9) + " offset " + digits(r, 8) + " lag " + r.nextInt(99),
            r -> "moved to 48." + digits(r, 6) + ", 9." + digits(r, 6),
            r -> "price 1" + digits(r, 1) + " 000 000 EUR",
            r -> "width=" + r.nextInt(900) + " height=" + r.nextInt(900) + " dpi=300",
            r -> "{\"level\":\"info\",\"ts\":17" + digits(r, 8) + ",\"msg\":\"cache refreshed\",\"size\":"
                    + r.nextInt(99) + "}",
            r -> "feature flag new-checkout is on for " + r.nextInt(99) + " % of users",
            r -> "ratio 1:" + r.nextInt(99) + ", time 10:15:" + (10 + r.nextInt(49)),
            r -> "std::vector<int>::at(" + r.nextInt(99) + ") in Foo::bar::baz",
            r -> "jdk-17.0." + r.nextInt(20) + "+" + r.nextInt(20) + " (build " + r.nextInt(20) + "." + r.nextInt(20)
                    + ")",
            r -> "ISBN 978-3-" + digits(r, 2) + "-" + digits(r, 6) + "-" + r.nextInt(9),
            r -> "rows " + digits(r, 3) + "-" + digits(r, 4) + " copied");

    @Test
    void ofAThousandHarmlessLinesAtMostThreeAreAltered() {
        int altered = 0;
        int all = 0;
        StringBuilder which = new StringBuilder();
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            for (Function<Random, String> maker : LINES) {
                String line = maker.apply(random);
                String scrubbed = SCRUBBER.scrubbed(line);
                all++;
                if (!scrubbed.equals(line)) {
                    altered++;
                    which.append(line).append("  ->  ").append(scrubbed).append('\n');
                }
            }
        }
        assertThat(1_000.0 * altered / all)
                .as("%d of %d:%n%s", altered, all, which)
                .isLessThanOrEqualTo(3);
    }

    private static String digits(Random random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private static String ean(String head) {
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += (head.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return head + (10 - sum % 10) % 10;
    }

    private static String hex(Random random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private static String uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String base64(Random random, int bytes) {
        byte[] picture = new byte[bytes];
        random.nextBytes(picture);
        return Base64.getEncoder().encodeToString(picture);
    }

    /** One in eight hundred ends like a bank account: "ab62-345678901234". */
    @Test
    void no_random_uuid_is_taken_for_anything() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String line = "parcel " + new UUID(random.nextLong(), random.nextLong()) + " is late";
            assertThat(SCRUBBER.scrubbed(line)).isEqualTo(line);
        }
    }
}
