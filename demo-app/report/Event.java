import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of the journal. What is absent reads as empty or 0. */
record Event(Map<String, Object> json) {
    private static final Set<String> SLOWNESS = Set.of("variance", "spike", "shift", "escalated");

    String kind() {
        return text("kind");
    }

    String tool() {
        return text("tool_name");
    }

    String exceptionType() {
        return text("exception", "type");
    }

    /** This one and those like it that were not told. */
    int count() {
        return 1 + (int) number("suppressed");
    }

    double current() {
        return number("current_time_ms");
    }

    double mean() {
        return number("mean_time_ms");
    }

    double ratio() {
        return number("ratio") > 0 ? number("ratio") : current() / mean();
    }

    double added() {
        return current() - mean();
    }

    /** Goes on, and is not one call. */
    boolean isLasting() {
        return kind().equals("shift") || kind().equals("escalated");
    }

    /** The literal rule tells calls that were too fast as well. */
    boolean tellsSlowness() {
        return SLOWNESS.contains(kind()) && mean() > 0 && ratio() > 1;
    }

    String causes() {
        return list(child(json, "exception", "causes")).stream()
                .map(cause -> child(cause, "type") + ": " + child(cause, "message"))
                .collect(Collectors.joining(", caused by "));
    }

    String ownFrame() {
        List<String> frames = list(child(json, "exception", "frames")).stream()
                .map(String::valueOf)
                .toList();
        return frames.stream()
                .filter(frame -> frame.contains("com.acme."))
                .findFirst()
                .orElse(frames.isEmpty() ? "" : frames.get(0));
    }

    String arguments() {
        return list(child(json, "args")).stream()
                .map(arg -> child(arg, "name") + " = " + child(arg, "value"))
                .collect(Collectors.joining(", "));
    }

    /** What was taken out: where, and by which rule. */
    record Redaction(String path, String rule) {}

    Stream<Redaction> redactions() {
        return list(child(json, "redactions")).stream()
                .map(one -> new Redaction(String.valueOf(child(one, "path")), String.valueOf(child(one, "rule"))));
    }

    String text(String... path) {
        Object value = child(json, path);
        return value == null ? "" : value.toString();
    }

    private double number(String key) {
        return json.get(key) instanceof Number value ? value.doubleValue() : 0;
    }

    private static Object child(Object from, String... path) {
        Object at = from;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
