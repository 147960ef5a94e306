package io.catcher.cli.trace.layer;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page's tags and entities. Only tags that HTML has: a frame's {@code <init>} is none. */
final class Html {

    private static final Pattern BREAK = Pattern.compile(
            "(?i)</?(?:br|p|div|li|ul|ol|tr|table|tbody|pre|h[1-6]|html|head|body|blockquote)(?:\\s[^<>]*)?/?>");

    private static final Pattern INLINE = Pattern.compile(
            "(?i)</?(?:span|code|samp|tt|kbd|td|th|b|i|u|em|strong|font|small|mark|a)(?:\\s[^<>]*)?/?>");

    /** A message may quote a page, and what counts in it may stand after a tag. */
    private static final Pattern AROUND_FRAME =
            Pattern.compile("(?i)>(?:\\s|&#?\\w{1,6};)*at\\s[^\\s()<>]+\\.[^\\s()]+\\("
                    + "|\\sat\\s[^\\s()]+\\([^()]*\\)[^<]*</?(?:br|p|div|li|td|span)\\b");

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|([a-zA-Z]{2,6}));");

    private static final Map<String, String> NAMED = Map.of(
            "nbsp", " ", "emsp", " ", "ensp", " ", "thinsp", " ", "tab", "\t", "lt", "<", "gt", ">", "quot", "\"",
            "apos", "'", "amp", "&");

    private Html() {}

    static List<Line> unwrap(List<Line> lines) {
        boolean page = lines.stream()
                .anyMatch(line -> line.text().indexOf('<') >= 0
                        && AROUND_FRAME.matcher(line.text()).find());
        return Layers.each(lines, line -> plain(line, page));
    }

    private static String plain(String line, boolean page) {
        String text = line;
        if (page && text.indexOf('<') >= 0) {
            text = INLINE.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
        }
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(letters(entity)));
    }

    private static String letters(MatchResult entity) {
        if (entity.group(3) != null) {
            String letters = NAMED.get(entity.group(3));
            return letters == null ? entity.group() : letters;
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
    }
}
