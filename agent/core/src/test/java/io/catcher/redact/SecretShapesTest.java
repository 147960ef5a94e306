package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How many secrets of each kind are found, made from parts with fixed seeds and put into texts as services write them. */
class SecretShapesTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);
    private static final int OF_EACH = 600;

    private static final List<String> AROUND = List.of(
            "%s",
            "(%s)",
            "<%s>",
            "\"%s\"",
            "'%s'",
            "`%s`",
            "[%s]",
            "{%s}",
            "a=%s",
            "arg1: %s",
            "value=%s, next=7",
            "Order{id=7, note=%s}",
            "[7, %s, null]",
            "{\"error\":\"cannot handle %s\",\"code\":7}",
            "{\"a\":\"{\\\"b\\\":\\\"%s\\\"}\"}",
            "java.lang.IllegalStateException: no answer for %s after 3 attempts",
            "2026-09-23 10:15:30,123 WARN [http-7] c.a.s.Orders - refused %s for order 1007",
            "Caused by: java.net.ConnectException: %s",
            "INSERT INTO notes (id, note) VALUES (7, '%s')",
            "Duplicate entry '%s' for key 'x.PRIMARY'",
            "line one\nline two %s\nline three",
            "tab\t%s\tend",
            "Fehler: %s nicht gefunden",
            "エラー: %s",
            "<note>%s</note>",
            "first %s, then nothing.",
            "Retry 2/5: %s; next in 400 ms",
            "%s|7|x",
            "item#7;%s;done");

    @Test
    void ofEachKindAlmostAllAreFound() {
        Map<String, int[]> hits = new TreeMap<>();
        StringBuilder misses = new StringBuilder();
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            Map<String, Supplier<SecretShapes.Shape>> kinds = new SecretShapes(seed).kinds();
            kinds.forEach((kind, maker) -> {
                for (int i = 0; i < OF_EACH / 3; i++) {
                    SecretShapes.Shape shape = maker.get();
                    String text = AROUND.get(random.nextInt(AROUND.size())).replace("%s", shape.text());
                    boolean hit = isHidden(shape.secret(), SCRUBBER.scrubbed(text));
                    int[] counts = hits.computeIfAbsent(kind, k -> new int[2]);
                    counts[0] += hit ? 1 : 0;
                    counts[1]++;
                    if (!hit && misses.length() < 2_000) {
                        misses.append(kind)
                                .append(" | ")
                                .append(text.replace("\n", "\\n"))
                                .append('\n');
                    }
                }
            });
        }
        StringBuilder table = new StringBuilder();
        hits.forEach((kind, counts) -> table.append("%-18s %5d of %5d%n".formatted(kind, counts[0], counts[1])));
        int found = hits.values().stream().mapToInt(counts -> counts[0]).sum();
        int all = hits.values().stream().mapToInt(counts -> counts[1]).sum();
        System.out.println(table + "pooled " + 100.0 * found / all + " %");

        hits.forEach((kind, counts) -> assertThat(100.0 * counts[0] / counts[1])
                .as("%s, missed:%n%s", kind, misses)
                .isGreaterThanOrEqualTo(97));
        assertThat(100.0 * found / all).as("%s", misses).isGreaterThanOrEqualTo(99);
    }

    /** Gone, and no half of it left, of eight characters at least. */
    private static boolean isHidden(String secret, String output) {
        int half = Math.max(Math.min(8, secret.length()), (secret.length() + 1) / 2);
        for (int i = 0; i + half <= secret.length(); i++) {
            if (output.contains(secret.substring(i, i + half))) {
                return false;
            }
        }
        return true;
    }
}
