package io.catcher.cli.tail;

import io.catcher.config.schema.Nearest;
import io.catcher.event.Kind;
import io.catcher.event.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which events are shown. Filled by picocli. */
final class Filter {

    private static final Pattern AGO = Pattern.compile("(\\d{1,9})(s|m|h|d)");

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            description = "Such as exception, spike, shift, lifecycle, summary.")
    private List<String> kinds = List.of();

    @Option(
            names = "--method",
            paramLabel = "GLOB",
            description = "Of the tool name or the whole method: 'Orders.*', '*place*'.")
    private String method = "";

    @Option(names = "--fingerprint", paramLabel = "TEXT", description = "The fingerprint, or how it begins.")
    private String fingerprint = "";

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "This one and worse: fatal, error, warning, info.")
    private String severity = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "10m, 2h, 1d ago, or a time such as 2026-01-31T12:00:00Z; without a zone it is this machine's.")
    private String since = "";

    /** @throws IllegalArgumentException with a message for the user */
    Predicate<Entry> compile(Instant now) {
        Set<String> wanted = new TreeSet<>();
        kinds.forEach(kind -> wanted.add(known(
                "kind", kind, Arrays.stream(Kind.values()).map(Kind::label).toList())));
        Predicate<Entry> all = entry -> wanted.isEmpty() || wanted.contains(entry.text("kind"));
        if (!method.isEmpty()) {
            Predicate<String> glob = glob(method);
            all = all.and(entry -> glob.test(entry.text("tool_name")) || glob.test(entry.text("method")));
        }
        if (!severity.isEmpty()) {
            List<String> bad = worse();
            all = all.and(entry -> bad.contains(entry.text("severity")));
        }
        if (!since.isEmpty()) {
            Instant from = from(now);
            all = all.and(entry -> !entry.ts().isBefore(from));
        }
        return fingerprint.isEmpty()
                ? all
                : all.and(entry -> entry.text("fingerprint").startsWith(fingerprint));
    }

    private List<String> worse() {
        List<String> known =
                Arrays.stream(Severity.values()).map(Severity::label).toList();
        return known.subList(0, known.indexOf(known("severity", severity, known)) + 1);
    }

    private static String known(String what, String word, List<String> known) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        if (known.contains(plain)) {
            return plain;
        }
        String near = Nearest.of(plain, known);
        throw new IllegalArgumentException("there is no " + what + " '" + Plain.of(word) + "'"
                + (near.isEmpty() ? "; there are " + String.join(", ", known) : "; did you mean '" + near + "'?"));
    }

    /** Literals and stars only, so that no pattern takes more than linear time for each star. */
    static Predicate<String> glob(String pattern) {
        String[] parts = pattern.split("\\*", -1);
        return text -> {
            int at = parts[0].length();
            if (!text.startsWith(parts[0])) {
                return false;
            }
            for (int i = 1; i < parts.length - 1; i++) {
                int found = text.indexOf(parts[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + parts[i].length();
            }
            String last = parts[parts.length - 1];
            return parts.length == 1 ? text.equals(last) : text.length() - last.length() >= at && text.endsWith(last);
        };
    }

    private Instant from(Instant now) {
        Matcher ago = AGO.matcher(since);
        if (ago.matches()) {
            return now.minus(duration(ago.toMatchResult()));
        }
        try {
            if (since.length() == "2026-01-31".length()) {
                return LocalDate.parse(since)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant();
            }
            boolean zoned = since.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            return zoned
                    ? OffsetDateTime.parse(since).toInstant()
                    : LocalDateTime.parse(since).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--since '" + Plain.of(since)
                    + "' is neither a time ago, such as 10m, nor a time, such as 2026-01-31T12:00:00Z");
        }
    }

    private static Duration duration(MatchResult ago) {
        long count = Long.parseLong(ago.group(1));
        return switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
