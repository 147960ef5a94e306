package io.catcher.bugcatcher.diagnosis;

import io.catcher.bugcatcher.snapshot.Memory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what well-known exceptions carry, out of their fields and never through their methods, which may be overridden.
 * Classes are known by name, since none of the application's libraries can be linked.
 */
final class Fields {

    private static final List<String> STATUS = List.of("rawStatusCode", "statusCode", "status", "httpStatus", "code");

    /** Names that mean nothing else, whatever the class is called. */
    private static final List<String> SURELY_STATUS = List.of(
            "statusCode",
            "httpStatusCode",
            "httpStatus",
            "httpCode",
            "httpResponseCode",
            "responseCode",
            "responseStatusCode");

    /** In an object that stands for a status: an enum of them, or a holder of the number. */
    private static final List<String> NUMBER = List.of("value", "statusCode", "status", "code");

    private static final Pattern OF_HTTP =
            Pattern.compile("(?i).*(http|rest|web|feign|response|service|status|retrofit|elastic"
                    + "|aws|amazon|azure|google|stripe|ws\\.rs|client|server).*");

    private static final Pattern IN_MESSAGE = Pattern.compile("\\b(?i:status(?: code)?)\\W{1,3}([1-5]\\d\\d)\\b"
            + "|\\bHTTP(?:/[\\d.]+)? (?:status )?([1-5]\\d\\d)\\b"
            + "|^\\[?([45]\\d\\d)\\b(?=$| [A-Z]|\\])");

    /** What only an answer has: the JDK's HttpURLConnection's sentence, OkHttp's Response as a text, a status with its words. */
    private static final Pattern OF_ANY_TYPE =
            Pattern.compile("Server returned HTTP response code: ([45]\\d\\d) for URL: "
                    + "|\\bResponse\\{protocol=[\\w./]{1,20}, code=([45]\\d\\d), "
                    + "|\\b(?i:status code)\\W{1,3}([45]\\d\\d)\\b"
                    + "|^status\\W{1,2}([45]\\d\\d)\\b"
                    + "|\\b([45]\\d\\d)\\b\\W{1,4}(?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Conflict"
                    + "|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)\\b");

    private static final int LONGEST_MESSAGE = 1_000;

    private final @Nullable Memory memory;

    Fields(@Nullable Memory memory) {
        this.memory = memory;
    }

    @Nullable
    String sqlState(Throwable thrown) {
        return SqlState.of(thrown, this);
    }

    /** 0 = it has none. */
    int status(Throwable thrown, @Nullable String message) {
        for (String name : statusNames(thrown)) {
            int status = number(read(thrown, null, name));
            if (status >= 400 && status < 600) {
                return status;
            }
        }
        int status = ofAnswer(thrown);
        return status != 0 ? status : statusOf(thrown.getClass().getName(), message);
    }

    /** Of the answer that the exception holds, also where one answer holds another: a buffered one does. */
    private int ofAnswer(Throwable thrown) {
        Object answer = read(thrown, null, "response");
        for (int depth = 0; answer != null && depth < 3; depth++) {
            int status = number(answer);
            if (status >= 400 && status < 600) {
                return status;
            }
            answer = read(answer, null, "innerHttpResponse");
        }
        return 0;
    }

    private static List<String> statusNames(Throwable thrown) {
        String type = thrown.getClass().getName();
        return isOfHttp(type) ? STATUS : type.startsWith("java.") ? List.of() : SURELY_STATUS;
    }

    private static boolean isOfHttp(String type) {
        return !type.startsWith("java.") && OF_HTTP.matcher(type).matches();
    }

    /** The status that a message of such a type prints; 0 = none. */
    static int statusOf(String type, @Nullable String message) {
        if (message == null) {
            return 0;
        }
        String head = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
        int plain = first(OF_ANY_TYPE, head);
        return plain != 0 || !isOfHttp(type) ? plain : first(IN_MESSAGE, head);
    }

    private static int first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    return Integer.parseInt(matcher.group(group));
                }
            }
        }
        return 0;
    }

    private int number(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        if (value == null || value instanceof Number || value instanceof String) {
            return 0;
        }
        for (String name : NUMBER) {
            if (read(value, null, name) instanceof Integer number) {
                return number;
            }
        }
        return 0;
    }

    /** The field that says which of its class's many meanings a Throwable has: its SQLState or its status; or null. */
    @Nullable
    Field meaning(Throwable thrown) {
        if (sqlState(thrown) != null) {
            return SqlState.field(thrown, this);
        }
        for (String name : statusNames(thrown)) {
            Object value = read(thrown, null, name);
            int status = number(value);
            if ((status >= 400 && status < 600) || (value != null && codeIn(value) != null)) {
                return find(thrown, null, name);
            }
        }
        return null;
    }

    /** The constant by which an object says which status it is, as gRPC's {@code Status} does; null = it does not. */
    static @Nullable Field codeIn(Object status) {
        Field code = status instanceof Enum<?> ? null : find(status, null, "code");
        return code != null && code.getType().isEnum() ? code : null;
    }

    /**
     * The value of a field, or null: no such field, or it cannot be read.
     *
     * @param owner the class that must declare it; null = any
     */
    @Nullable
    Object read(Object from, @Nullable String owner, String name) {
        Field field = memory == null ? null : find(from, owner, name);
        try {
            return memory == null || field == null ? null : memory.read(from, field);
        } catch (Throwable refused) {
            return null;
        }
    }

    /** What the last of these fields holds, each in what the one before it holds; or null. */
    @Nullable
    Object read(Object from, String[] path) {
        Object at = from;
        for (int i = 0; i < path.length && at != null; i++) {
            at = read(at, null, path[i]);
        }
        return at;
    }

    static @Nullable Field find(Object in, @Nullable String owner, String name) {
        try {
            Field field = null;
            for (Class<?> type = in.getClass();
                    field == null && type != null && type != Throwable.class;
                    type = type.getSuperclass()) {
                field = owner == null || type.getName().equals(owner) ? declared(type, name) : null;
            }
            return field;
        } catch (LinkageError missingType) {
            return null;
        }
    }

    private static @Nullable Field declared(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                return field;
            }
        }
        return null;
    }
}
