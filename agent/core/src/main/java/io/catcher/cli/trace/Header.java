package io.catcher.cli.trace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first line of a Throwable: its type, and the first line of its message. */
record Header(String type, @Nullable String message) {

    private static final String NAME =
            "(?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)*[\\p{L}_$][\\p{L}\\p{N}_$]*(?:/0x[0-9a-f]+)?";

    /** After the type; what parses XML says there where it was, instead of a colon. */
    private static final String MESSAGE =
            "(?:(?::\\s?|;\\s(?=(?:publicId|systemId|lineNumber|columnNumber|SystemID|Line#): ))(.*?))?\\s*$";

    private static final Pattern AT_START =
            Pattern.compile("^[\\s|>*#:'\"\u201c-]*(?:Exception in thread \".*?\" )?(" + NAME + ")" + MESSAGE);

    private static final Pattern CIRCULAR = Pattern.compile("^\\s*\\[CIRCULAR REFERENCE: ?(.*?)\\]?\\s*$");

    /** After whatever a logger says; only names that say what they are. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?:^|[\\s|>\\]\"(:-])((?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)+[\\p{L}\\p{N}_$]*(?:Exception|Error"
                    + "|Throwable|Failure|Fault)[\\p{L}\\p{N}_$]*)" + MESSAGE);

    private static final Pattern TYPE_WORD = Pattern.compile(".*(Exception|Error|Throwable|Failure|Fault)[\\w$]*");

    /** What stands after "Caused by:". */
    static Header of(String text) {
        Matcher circular = CIRCULAR.matcher(text);
        Matcher matcher = AT_START.matcher(circular.matches() ? circular.group(1) : text);
        return matcher.matches()
                ? new Header(matcher.group(1), message(matcher.group(2)))
                : new Header(text.strip(), null);
    }

    /** One that begins its line and has a package; null for any other line, though it may be one above frames. */
    static @Nullable Header bare(String line) {
        Matcher matcher = AT_START.matcher(line);
        boolean bare = matcher.matches()
                && matcher.start(1) == 0
                && matcher.group(1).indexOf('.') > 0
                && TYPE_WORD.matcher(matcher.group(1)).matches();
        return bare ? new Header(matcher.group(1), message(matcher.group(2))) : null;
    }

    /** The last of the lines above a frame that can be one; null if none can. */
    static @Nullable Header lastOf(List<String> lines) {
        int last = last(lines);
        return last < 0 ? null : at(lines.get(last));
    }

    /** The one above the last: RMI, SAX and mail write their cause's first line into their own message. */
    static @Nullable Header beforeLastOf(List<String> lines) {
        int last = last(lines);
        return last <= 0 ? null : lastOf(lines.subList(0, last));
    }

    /** One that begins its line before any that stands behind something else; -1 if there is none. */
    private static int last(List<String> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && !isStart(AT_START.matcher(lines.get(last)))) {
            last--;
        }
        for (int i = lines.size() - 1; last < 0 && i >= 0; i--) {
            last = INSIDE.matcher(lines.get(i)).find() ? i : -1;
        }
        return last;
    }

    private static @Nullable Header at(String line) {
        Matcher start = AT_START.matcher(line);
        Matcher inside = INSIDE.matcher(line);
        if (isStart(start)) {
            return new Header(start.group(1), message(start.group(2)));
        }
        return inside.find() ? new Header(inside.group(1), message(inside.group(2))) : null;
    }

    private static boolean isStart(Matcher start) {
        return start.matches() && isType(start.group(1));
    }

    /** A word before a colon is none, as in "Details: ...", unless it is qualified and its class is in upper case. */
    private static boolean isType(String name) {
        int dot = name.lastIndexOf('.');
        return TYPE_WORD.matcher(name).matches() || (dot > 0 && !Character.isLowerCase(name.charAt(dot + 1)));
    }

    private static @Nullable String message(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
