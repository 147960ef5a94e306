package io.catcher.cli.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a pasted trace is. A ticket indents by anything, and loggers and containers put their prefix before
 * every line, so each kind is looked for anywhere in the line.
 *
 * @param column where it begins, which tells a suppressed one's causes from the whole's
 * @param text a frame without "at", a header without "Caused by:", or the line itself
 */
record TraceLine(Kind kind, int column, String text) {

    /** In the order in which they are looked for. */
    enum Kind {
        FRAME,
        MORE,
        CAUSED_BY,
        WRAPPED_BY,
        SUPPRESSED,
        COMPOSED,
        OTHER
    }

    private static final int LONGEST = 4_000;

    private static final Pattern FRAME =
            Pattern.compile("(?:^|[\\s|>\\]:])(at)\\s+([^\\s()]+\\.[^\\s()]+\\([^()]*\\))");

    /** A method of Kotlin's with blanks in its name, or a frame whose file somebody took away. */
    private static final Pattern BARE_FRAME =
            Pattern.compile("^\\s*(at)\\s+([\\w$./@-]+\\.[\\w$<>]+(?: [\\w ,']+\\([^()]*\\))?)\\s*$");

    private static final Pattern MORE = Pattern.compile("(\\.{3}|\\u2026)\\s*(\\d{1,9}) (?:more|common frames|frames)");

    private static final Pattern WORDS = Pattern.compile("(?:^|[\\s|>\\]:])(Caused by|Wrapped by|Suppressed):\\s+(.*)");

    /** RxJava prints what a CompositeException holds below it, and not as its cause. */
    private static final Pattern COMPOSED = Pattern.compile("^\\W*(ComposedException) (\\d+) :\\s*$");

    static TraceLine of(String line) {
        String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        TraceLine found = first(FRAME, Kind.FRAME, head);
        if (found == null) {
            found = first(BARE_FRAME, Kind.FRAME, head);
        }
        if (found == null) {
            found = first(MORE, Kind.MORE, head);
        }
        if (found == null) {
            found = words(head);
        }
        if (found == null) {
            found = first(COMPOSED, Kind.COMPOSED, head);
        }
        return found == null ? new TraceLine(Kind.OTHER, 0, head) : found;
    }

    private static @Nullable TraceLine first(Pattern pattern, Kind kind, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? new TraceLine(kind, matcher.start(1), matcher.group(2)) : null;
    }

    private static @Nullable TraceLine words(String line) {
        Matcher matcher = WORDS.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        Kind kind =
                switch (matcher.group(1)) {
                    case "Caused by" -> Kind.CAUSED_BY;
                    case "Wrapped by" -> Kind.WRAPPED_BY;
                    default -> Kind.SUPPRESSED;
                };
        return new TraceLine(kind, matcher.start(1), matcher.group(2));
    }
}
