package io.catcher.bugcatcher.context;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application said of a thread's request, through catcher-api.jar. For that thread. */
public final class Said {

    private static final int MOST = 20;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_VALUE = 255;

    private static final long WORKFLOW = 0;
    private static final long STEP = 1;

    private @Nullable String workflow;
    private @Nullable String step;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Takes one word of it.
     *
     * @param what as the api's hook numbers it
     * @param value null takes it back
     */
    public void say(long what, String key, @Nullable String value) {
        String cut = value == null ? null : cut(value, LONGEST_VALUE);
        if (what == WORKFLOW) {
            workflow = cut;
        } else if (what == STEP) {
            step = cut;
        } else if (cut == null) {
            values.remove(cut(key, LONGEST_KEY));
        } else if (values.size() < MOST || values.containsKey(cut(key, LONGEST_KEY))) {
            values.put(cut(key, LONGEST_KEY), cut);
        }
    }

    @Nullable
    public String workflow() {
        return workflow;
    }

    @Nullable
    String step() {
        return step;
    }

    /** A copy; null where nothing was said. */
    public @Nullable Map<String, Object> values() {
        return values.isEmpty() ? null : new LinkedHashMap<>(values);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
