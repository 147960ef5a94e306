package io.catcher.ship.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes any tree small and says where something was cut.
 *
 * @param bytes of a text, as it stands in the line
 * @param items of a list or a map
 * @param depth of lists and maps in each other; 0 = none
 */
record Trim(int bytes, int items, int depth) {

    static final String CUT = "[cut]";

    private static final int LONGEST_NUMBER = 40;

    @Nullable
    Object of(@Nullable Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return depth <= 0 ? CUT : new Trim(bytes, items, depth - 1).inside(value);
        }
        if (value instanceof String text) {
            return text(text);
        }
        boolean endless = value instanceof Number number && number.toString().length() > LONGEST_NUMBER;
        return endless ? text(String.valueOf(value)) : value;
    }

    private Object inside(Object value) {
        return value instanceof Map<?, ?> map ? map(map) : list((List<?>) value);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (shorter.size() == items) {
                shorter.put(CUT, map.size() - items);
                break;
            }
            shorter.put(text(String.valueOf(entry.getKey())), of(entry.getValue()));
        }
        return shorter;
    }

    private List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> shorter = new ArrayList<>();
        head(list, items).forEach(item -> shorter.add(of(item)));
        return shorter;
    }

    /** The beginning of a text, whole characters only. */
    String text(String text) {
        int left = bytes;
        for (int i = 0; i < text.length(); i++) {
            left -= cost(text.charAt(i));
            if (left < 0) {
                boolean split = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
                return text.substring(0, split ? i - 1 : i) + CUT;
            }
        }
        return text;
    }

    /** What a character takes in a line of JSON at most: 200 of Japanese are 600 bytes. */
    private static int cost(char c) {
        if (c < ' ' || c == '\u2028' || c == '\u2029') {
            return 6;
        }
        return c == '"' || c == '\\' || (c >= 0x80 && c < 0x800) ? 2 : c < 0x80 ? 1 : 3;
    }

    static List<?> head(List<?> list, int most) {
        if (list.size() <= most) {
            return list;
        }
        List<@Nullable Object> head = new ArrayList<>(list.subList(0, most));
        head.add(more(list.size() - most));
        return head;
    }

    /** The first and the last ones: of many causes the last says why. */
    static List<?> ends(List<?> list, int each) {
        if (list.size() <= 2 * each + 1) {
            return list;
        }
        List<@Nullable Object> ends = new ArrayList<>(list.subList(0, each));
        ends.add(more(list.size() - 2 * each));
        ends.addAll(list.subList(list.size() - each, list.size()));
        return ends;
    }

    private static String more(int left) {
        return "... " + left + " more";
    }
}
