package io.catcher.config.schema;

import io.catcher.config.yaml.Tree;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of a file of error codes, and of one entry in it. */
public final class ErrorKeys {

    private static final List<String> CATEGORIES = List.of(
            "timeout",
            "network",
            "auth",
            "resource",
            "contract",
            "data",
            "concurrency",
            "config",
            "linkage",
            "storage",
            "application");

    private static final Pattern CODE = Pattern.compile("[FEWI][0-9]{3}");
    private static final Pattern STATUS = Pattern.compile("[1-5]([0-9]{2}|xx)");
    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{2,5}(-[0-9]{1,6})?");
    private static final Pattern ANYWHERE = Pattern.compile("\\*\\.[a-z][a-z0-9_]{0,60}");
    private static final Pattern WORD = Pattern.compile("\\*?[A-Z][A-Za-z0-9]*(\\*[A-Z][A-Za-z0-9]*)*\\*?");

    private static final Type<List<String>> CLASSES = new Type.Many<>(Texts.CLASS_NAME);

    public static final Key<Integer> FORMAT = new Key<>("version", Numbers.count(1, 1), 1);
    public static final Key<List<Tree>> ERRORS = new Key<>("errors", new Type.Groups(), List.of());
    public static final Key<List<String>> WRAPPERS = new Key<>("wrappers", CLASSES, List.of());

    public static final Schema FILE = new Schema("a file of error codes", List.of(FORMAT, ERRORS, WRAPPERS));

    public static final Key<String> CODE_KEY = new Key<>("code", like(CODE, "is not a code, such as E901"), "");
    public static final Key<String> CATEGORY = new Key<>("category", oneOf(CATEGORIES), "application");
    public static final Key<String> SEVERITY =
            new Key<>("severity", oneOf(List.of("fatal", "error", "warning", "info")), "error");
    public static final Key<Boolean> RECOVERABLE = new Key<>("recoverable", Choice.FLAG, false);
    public static final Key<Boolean> GENERAL = new Key<>("general", Choice.FLAG, false);
    public static final Key<String> HINT = new Key<>("hint", Texts.TEXT, "");
    public static final Key<List<String>> SQL_STATES = new Key<>(
            "sql_states", many(SQL_STATE, "is not an SQLState or its beginning, such as 23505 or 08"), List.of());
    public static final Key<List<String>> STATUSES =
            new Key<>("statuses", many(STATUS, "is not an HTTP status, such as 404 or 5xx"), List.of());
    public static final Key<List<String>> TYPES = new Key<>("types", CLASSES, List.of());
    private static final String NO_WORD =
            "is not a word of a class's name, such as Timeout, nor its shape, such as *NotFound";
    public static final Key<List<String>> NAMES = new Key<>("names", many(WORD, NO_WORD), List.of());
    public static final Key<List<String>> LIBRARY_NAMES = new Key<>("library_names", many(WORD, NO_WORD), List.of());
    public static final Key<List<String>> PACKAGES = new Key<>(
            "packages",
            new Type.Many<>((text, place) -> {
                String name = text.strip();
                return ANYWHERE.matcher(name).matches() ? name : Texts.CLASS_NAME.read(text, place);
            }),
            List.of());
    public static final Key<List<String>> MESSAGES = new Key<>("messages", new Type.Many<>(Texts.NAME), List.of());

    public static final Schema ENTRY = new Schema(
            "an entry of errors",
            List.of(
                    CODE_KEY,
                    CATEGORY,
                    SEVERITY,
                    RECOVERABLE,
                    GENERAL,
                    HINT,
                    SQL_STATES,
                    STATUSES,
                    TYPES,
                    NAMES,
                    LIBRARY_NAMES,
                    PACKAGES,
                    MESSAGES));

    private ErrorKeys() {}

    private static Type<List<String>> many(Pattern pattern, String otherwise) {
        return new Type.Many<>(like(pattern, otherwise));
    }

    private static Type.One<String> like(Pattern pattern, String otherwise) {
        return (text, place) -> {
            String word = text.strip();
            if (word.length() > 100 || !pattern.matcher(word).matches()) {
                throw WrongValue.of(otherwise);
            }
            return word;
        };
    }

    private static Type.One<String> oneOf(List<String> words) {
        return (text, place) -> {
            String word = text.strip();
            if (!words.contains(word)) {
                throw WrongValue.of("is not one of " + String.join(", ", words), Nearest.of(word, words));
            }
            return word;
        };
    }
}
