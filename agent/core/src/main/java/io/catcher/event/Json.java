package io.catcher.event;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of Maps, Lists, Strings, Numbers, Booleans and nulls, as one line of JSON and back. */
public final class Json {

    private Json() {}

    /** One line, without a line break at its end; what is not a tree's node is written by its class name. */
    public static String write(@Nullable Object tree) {
        StringWriter out = new StringWriter(512);
        JsonWriter json = new JsonWriter(out);
        json.setHtmlSafe(false);
        try {
            write(json, tree);
            json.flush();
        } catch (IOException e) {
            throw new IllegalStateException("a StringWriter does not fail", e);
        }
        return out.toString();
    }

    /**
     * Reads one strict JSON object.
     *
     * @throws IOException if the text is anything else
     */
    public static Map<String, @Nullable Object> read(String text) throws IOException {
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        try {
            Map<String, @Nullable Object> tree = object(json);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("more than one JSON value");
            }
            return tree;
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(JsonWriter json, @Nullable Object node) throws IOException {
        if (node == null) {
            json.nullValue();
        } else if (node instanceof Map<?, ?> map) {
            json.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.name(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.endObject();
        } else if (node instanceof List<?> list) {
            json.beginArray();
            for (Object item : list) {
                write(json, item);
            }
            json.endArray();
        } else {
            scalar(json, node);
        }
    }

    private static void scalar(JsonWriter json, Object node) throws IOException {
        if (node instanceof String text) {
            json.value(text);
        } else if (node instanceof Boolean truth) {
            json.value(truth);
        } else if (node instanceof Double number && !Double.isFinite(number)) {
            json.value(number.toString());
        } else if (node instanceof Float number && !Float.isFinite(number)) {
            json.value(number.toString());
        } else if (node instanceof Number number) {
            json.value(number);
        } else {
            json.value(node.getClass().getName());
        }
    }

    private static Map<String, @Nullable Object> object(JsonReader json) throws IOException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            tree.put(json.nextName(), value(json));
        }
        json.endObject();
        return tree;
    }

    private static @Nullable Object value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> object(json);
            case BEGIN_ARRAY -> array(json);
            case STRING -> json.nextString();
            case NUMBER -> number(json.nextString());
            case BOOLEAN -> json.nextBoolean();
            case NULL -> {
                json.nextNull();
                yield null;
            }
            default -> throw new IOException("unexpected " + json.peek());
        };
    }

    private static List<@Nullable Object> array(JsonReader json) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            items.add(value(json));
        }
        json.endArray();
        return items;
    }

    private static Number number(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException notWhole) {
            return Double.valueOf(digits);
        }
    }
}
