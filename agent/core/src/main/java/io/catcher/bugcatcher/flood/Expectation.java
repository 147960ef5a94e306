package io.catcher.bugcatcher.flood;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's {@code ignore} says of one class of Throwables where the class alone does not decide: messages, with
 * {@code *} for any text, which are judged where the failure is thrown, and codes, which are known only once it has been
 * diagnosed. Each literal part of a message is looked for once, from left to right, so that no pattern can blow up; only
 * the head of a message is judged. Immutable.
 */
public final class Expectation {

    public static final Expectation NONE = new Expectation(List.of(), List.of());

    private static final int JUDGED = 2_000;

    private final List<String> globs;
    private final List<String> codes;

    public Expectation(List<String> globs, List<String> codes) {
        this.globs = List.copyOf(globs);
        this.codes = List.copyOf(codes);
    }

    /** Whether any message is expected; almost never. */
    public boolean hasMessages() {
        return !globs.isEmpty();
    }

    /** Whether failures with this code are expected. */
    public boolean holdsCode(@Nullable String code) {
        return code != null && codes.contains(code);
    }

    /** @param message null is an empty one */
    public boolean holdsMessage(@Nullable String message) {
        String text = message == null ? "" : message.substring(0, Math.min(JUDGED, message.length()));
        return globs.stream().anyMatch(glob -> matches(glob, text));
    }

    private static boolean matches(String glob, String text) {
        int star = glob.indexOf('*');
        if (star < 0) {
            return glob.equals(text);
        }
        String tail = glob.substring(glob.lastIndexOf('*') + 1);
        if (!text.startsWith(glob.substring(0, star))) {
            return false;
        }
        int at = star;
        int last = glob.lastIndexOf('*');
        while (star < last) {
            int next = glob.indexOf('*', star + 1);
            String part = glob.substring(star + 1, next);
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
            star = next;
        }
        return text.length() - at >= tail.length() && text.endsWith(tail);
    }
}
