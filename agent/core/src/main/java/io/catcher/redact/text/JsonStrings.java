package io.catcher.redact.text;

import io.catcher.redact.scan.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the values that are strings stand in a line of JSON. Keys and what the agent itself gave are left out. */
public final class JsonStrings {

    /** Given by the agent: nothing of the application is in them, and the delivery needs them as they are. */
    private static final Set<String> OWN = Set.of(
            "schema",
            "event_id",
            "seq",
            "ts",
            "kind",
            "job",
            "severity",
            "instance",
            "error_code",
            "category",
            "fingerprint",
            "outcome",
            "phase",
            "rule",
            // Names of parameters, side by side: no key and its value.
            "reassigned",
            // A salted hash already.
            "session");

    /** The application's word, or that of a header which anybody may send: ours only while they look like ids. */
    private static final Set<String> TRACES = Set.of("trace_id", "span_id");

    /** Where a UUID may stay: some hold digits that look like a card. */
    private static final Set<String> IDS =
            Set.of("trace_id", "workflow_id", "step_id", "request_id", "parent_request_id");

    private static final String UUID_SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    /**
     * A method as class files name it: {@code GeneratedKeys com.acme.Store.update(int)} is no assignment to a key. Names with
     * many digits in a row are judged as any text.
     */
    private static final Pattern SIGNATURE = Pattern.compile("(?!.*\\d{6})(?:[A-Za-z_$][\\w$.]*+[\\[\\]]*+ )?"
            + "[A-Za-z_$][\\w$.<>]*+\\((?:[A-Za-z_$][\\w$.]*+[\\[\\]]*+(?:, )?)*+\\)");

    private static final int SHORTEST_ID = 16;
    private static final int LONGEST_ID = 32;

    private record Range(int from, int to) {}

    private final List<Range> ranges = new ArrayList<>();

    private final String json;

    private JsonStrings(String json) {
        this.json = json;
    }

    /** Whether nothing of the application can be in the value. */
    public static boolean isOwn(String key, String value) {
        return OWN.contains(key)
                || (TRACES.contains(key) && isTrace(value))
                || (IDS.contains(key) && isUuid(value))
                || (key.equals("method") && SIGNATURE.matcher(value).matches());
    }

    /** Dashes where they belong, hexadecimal elsewhere, with a letter: digits alone may be anything. */
    private static boolean isUuid(String value) {
        if (value.length() != UUID_SHAPE.length()) {
            return false;
        }
        boolean letter = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean dash = UUID_SHAPE.charAt(i) == '-';
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
                return false;
            }
            letter |= c > '9';
        }
        return letter;
    }

    /** Hexadecimal, as W3C and OpenTelemetry write ids, or decimal, as Datadog does: too long for a card's number. */
    private static boolean isTrace(String value) {
        int length = value.length();
        boolean card = length < 20 && Chars.count(value, 0, length, Chars.DIGIT) == length;
        return length >= SHORTEST_ID
                && length <= LONGEST_ID
                && !card
                && Chars.count(value, 0, length, Chars.HEX) == length;
    }

    public static JsonStrings of(String json) {
        JsonStrings strings = new JsonStrings(json);
        String key = "";
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) != '"') {
                continue;
            }
            int end = end(json, i + 1);
            if (end + 1 < json.length() && json.charAt(end + 1) == ':') {
                key = json.substring(i + 1, end);
            } else if (!isOwn(key, json.substring(i + 1, end))) {
                strings.ranges.add(new Range(i + 1, end));
            }
            i = end;
        }
        return strings;
    }

    private static int end(String json, int from) {
        for (int i = from; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return json.length();
    }

    /** Not between a backslash and what it escapes: the line would be no JSON any more. */
    private int behindEscape(Range range, int at) {
        int backslashes = 0;
        while (at - backslashes > range.from() && json.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 0 ? at : at - 1;
    }

    /**
     * The findings as far as they lie in strings: each is cut to those that it touches, and one that begins within a string
     * to that. Only a key in PEM form may go on in the next strings, as lines of a list.
     */
    public List<Finding> within(List<Finding> findings) {
        List<Finding> within = new ArrayList<>();
        int at = 0;
        for (Finding finding : findings) {
            while (at < ranges.size() && ranges.get(at).to() <= finding.from()) {
                at++;
            }
            for (int i = at; i < ranges.size() && ranges.get(i).from() < finding.to(); i++) {
                Range range = ranges.get(i);
                if (i > at
                        && ranges.get(at).from() < finding.from()
                        && !finding.rule().equals("pem")) {
                    break;
                }
                int from = behindEscape(range, Math.max(range.from(), finding.from()));
                int to = Math.min(range.to(), finding.to());
                if (to > from) {
                    within.add(new Finding(from, to, finding.rule()));
                }
            }
        }
        return within;
    }
}
