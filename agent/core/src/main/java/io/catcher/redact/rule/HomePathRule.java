package io.catcher.redact.rule;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The user's name in the path of a home directory. */
public final class HomePathRule implements Rule {

    public static final List<String> LITERALS =
            List.of("/home/", "/users/", "\\users\\", "settings\\", "%2fhome%2f", "%2fusers%2f");

    private static final int LONGEST = 64;
    private static final Set<String> NOBODY = Set.of("public", "default", "shared", "all users");

    @Override
    public String name() {
        return "user_path";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (!isPath(text, from, to)) {
            return NOTHING;
        }
        int begin = to;
        while (Chars.get(text, begin) == '\\') {
            begin++;
        }
        int end = begin;
        while (end < text.length() && end - begin < LONGEST && isName(text.charAt(end))) {
            end++;
        }
        String user = text.subSequence(begin, end).toString().toLowerCase(Locale.ROOT);
        if (user.isEmpty() || NOBODY.contains(user)) {
            return NOTHING;
        }
        spans.hide(begin, end, name());
        return end;
    }

    /** A path of a file, and not of a URL: {@code /users/42} is nobody's home. */
    private static boolean isPath(CharSequence text, int from, int to) {
        if (text.charAt(from) == '/') {
            boolean home = Chars.startsWith(text, from, "/home/") || Chars.startsWith(text, from, "/Users/");
            boolean top = !Chars.at(text, from - 1, Chars.TOKEN) || Chars.startsWith(text, from - 4, "/var");
            boolean drive = Chars.get(text, from - 1) == ':' && Chars.at(text, from - 2, Chars.LETTER);
            return home && (top || drive || isMounted(text, from));
        }
        return text.charAt(to - 1) != '\\'
                || text.charAt(from) == '\\'
                || Chars.startsWith(text, from - 4, "and Settings\\");
    }

    /** {@code /mnt/c/Users}, {@code /cygdrive/c/Users}, {@code /c/Users}: a drive of Windows as Linux and others see it. */
    private static boolean isMounted(CharSequence text, int from) {
        int drive = from - 2;
        boolean letter = Chars.get(text, drive) == '/' && Chars.at(text, from - 1, Chars.LETTER);
        return letter
                && (!Chars.at(text, drive - 1, Chars.TOKEN)
                        || Chars.startsWith(text, drive - 4, "/mnt")
                        || Chars.startsWith(text, drive - 9, "/cygdrive"));
    }

    private static boolean isName(char c) {
        return Chars.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '@' || c == '+';
    }
}
