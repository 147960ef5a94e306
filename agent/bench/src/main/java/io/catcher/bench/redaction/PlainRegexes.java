package io.catcher.bench.redaction;

import java.util.List;
import java.util.regex.Pattern;

/** What is compared with: a pattern for each kind of secret, one after the other, as such redactors are usually written. */
final class PlainRegexes {

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?-----END [A-Z ]*PRIVATE KEY-----"),
            Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s/:@]*:[^\\s/@]+@", Pattern.CASE_INSENSITIVE),
            Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*"),
            Pattern.compile(
                    "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_\\w{36}|\\bglpat-[\\w-]{20}|\\bxox[abpr]-[\\w-]+|"
                            + "\\bsk_live_\\w+|\\bAIza[\\w-]{35}|\\bsk-[\\w-]{20,}"),
            Pattern.compile("\\b(?:Bearer|Basic)\\s+[\\w.~+/=-]{8,}", Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "[\\w.-]*(?:password|passwd|secret|token|api_?key|credential)[\\w.-]*[\"']?\\s*[:=]\\s*[\"']?[^\\s\"',;&]+",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("[\\w.+%-]+(?:@|%40)[\\w-]+(?:\\.[\\w-]+)+"),
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b"),
            Pattern.compile("\\b(?:\\d[ -]?){13,19}\\b"),
            Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
            Pattern.compile("\\+\\d[\\d ().-]{6,}\\d|\\(?\\b\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}\\b"),
            Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
            Pattern.compile("\\b(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\\b", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?:/home/|/Users/|\\\\Users\\\\)[^\\s/\\\\]+"));

    private PlainRegexes() {}

    static String scrubbed(String text) {
        String clean = text;
        for (Pattern pattern : PATTERNS) {
            clean = pattern.matcher(clean).replaceAll("[redacted]");
        }
        return clean;
    }
}
