package io.catcher.bugcatcher.fingerprint;

import io.catcher.event.part.Thrown;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code that a message prints: an SQLState, a vendor's number, an HTTP or gRPC status. Types such as a driver's one
 * SQLException stand for everything that can go wrong; only their code tells which it was. Not our own error code: who
 * extends the registry must not rename every failure.
 */
final class PrintedCode {

    private static final int LONGEST = 500;

    private static final Pattern OF_STORAGE = Pattern.compile("(ORA-\\d{5})"
            + "|(?i:SQL ?State)\\W{0,4}([0-9A-Z]{5})\\b"
            + "|\\[([0-9A-Z]{5})-\\d{2,3}\\]"
            + "|(SQLITE_[A-Z_]+)"
            + "|\\b(E11000)\\b");

    private static final Pattern OF_HTTP = Pattern.compile("\\b(?i:status(?: code)?)\\W{1,3}([1-5]\\d\\d)\\b"
            + "|\\bHTTP (?:status )?([1-5]\\d\\d)\\b"
            + "|^\\[?([1-5]\\d\\d)\\b(?=$| [A-Z]|\\])");

    /** A number in the message of any other type is data. */
    private static final Pattern HTTP_TYPE =
            Pattern.compile("(?i).*(http|web|rest|feign|status|response|service|client|server|aws|azure).*");

    private static final Pattern OF_GRPC = Pattern.compile("^([A-Z]+(?:_[A-Z]+)*)(?=: |$)");

    private PrintedCode() {}

    /** Of the innermost one whose message prints any; else empty. */
    static String of(List<Thrown> chain) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            String code = of(chain.get(i));
            if (!code.isEmpty()) {
                return code;
            }
        }
        return "";
    }

    private static String of(Thrown thrown) {
        String message = thrown.message();
        if (message == null) {
            return "";
        }
        // Only the first line: what follows may have been cut off before it was pasted.
        String line = message.lines().findFirst().orElse("");
        String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        if (thrown.type().startsWith("io.grpc.Status")) {
            return first(OF_GRPC, head);
        }
        String code = first(OF_STORAGE, head);
        return code.isEmpty() && HTTP_TYPE.matcher(thrown.type()).matches() ? first(OF_HTTP, head) : code;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }
}
