import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON object: objects as maps in their order, numbers as BigDecimal. */
final class Json {
    private final String text;
    private int at;

    Json(String text) {
        this.text = text;
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        while (!next('}')) {
            String key = string();
            expect(':');
            object.put(key, value());
            next(',');
        }
        return object;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        expect('[');
        while (!next(']')) {
            array.add(value());
            next(',');
        }
        return array;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case 'n', 'r', 't', 'b', 'f' -> ' ';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, Math.min(at, text.length())), 16);
            }
            default -> c;
        };
    }

    private Object literal() {
        int start = at;
        while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> new BigDecimal(word);
        };
    }

    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length()) {
            throw new IllegalArgumentException("ends early");
        }
        return text.charAt(at);
    }

    private char take() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("ends early");
        }
        return text.charAt(at++);
    }

    private boolean next(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!next(c)) {
            throw new IllegalArgumentException("no " + c + " at " + at);
        }
    }
}
