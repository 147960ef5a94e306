package io.catcher.bugcatcher.diagnosis;

import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.event.part.Thrown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody on call would otherwise search in a message: {@code sql_state}, {@code vendor_code}, {@code status},
 * {@code host}, {@code port}, {@code path}, {@code retry_after_s}. The outermost that knows one says it. A message is
 * only searched where its type is known to hold such a thing.
 */
final class Details {

    private static final int LONGEST = 1_000;

    private static final Pattern URL = Pattern.compile("\\bhttps?://([\\w.-]{1,253})(?::(\\d{1,5}))?");

    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9_][\\w.-]{0,252})(?:/<?[\\w.:<>-]{0,60}?)?:(\\d{2,5})\\b(?!:)");

    private static final Pattern HOST_AND_PORT = Pattern.compile("\\bhost:? ([\\w.-]{1,253}),? port:? (\\d{1,5})\\b");

    /** Not "no route to host: connect", which names none. */
    private static final Pattern HOST_NAMED = Pattern.compile("(?<!route to )\\bhost(?:: ?| ?[\"'])([\\w.-]{1,253})");

    private static final Pattern BOTH_NAMED_FIRST = Pattern.compile("\\bhost, port: ([\\w.-]{1,253}), (\\d{1,5})\\b");

    /** A driver's messages often end with where to read more. */
    private static final Pattern DOCUMENTATION = Pattern.compile(
            "(?i)https?://(docs?|help|support|wiki|developers?|learn|errors?)\\.[\\w.-]+(?:/\\S*)?"
                    + "|\\b(?:see|visit|refer to|read|documentation|details|information)(?: \\w+){0,3}:? https?://\\S+");

    private static final Pattern HOST_ONLY = Pattern.compile("^([A-Za-z0-9_][\\w.-]{0,252})(?=$|: )");

    private static final Pattern NETWORK = Pattern.compile(
            "(?i).*(connect|socket|host|http|rest|webclient|resourceaccess|redis|mongo|psql|sqlserver|grpc|feign|kafka|ssl|net\\.|timeout).*");

    /** As Spring names what is no file. */
    private static final Pattern RESOURCE =
            Pattern.compile("(?:[\\w-]{1,30} ){1,4}\\[([^\\]]{1,400})\\] cannot be (?:opened|resolved)\\b.*");

    private static final Pattern FILE = Pattern.compile("^(.{1,400}?)(?: \\(.*\\))?$");

    private static final Pattern RETRY = Pattern.compile("(?i)retry[- ]?after\\W{1,3}(\\d{1,7})\\b");

    private final Fields fields;
    private final Map<String, Object> found = new LinkedHashMap<>();

    Details(@Nullable Memory memory) {
        this.fields = new Fields(memory);
    }

    Map<String, Object> of(List<Throwable> chain, Thrown told) {
        for (int i = 0; i < chain.size() && i <= told.causes().size(); i++) {
            String message = (i == 0 ? told : told.causes().get(i - 1)).message();
            String head = message == null ? "" : message.substring(0, Math.min(message.length(), LONGEST));
            one(chain.get(i), head);
        }
        return found;
    }

    private void one(Throwable thrown, String message) {
        String type = thrown.getClass().getName();
        String state = fields.sqlState(thrown);
        put("sql_state", state);
        // Some drivers, SQLite's for one, give their own code and no SQLState.
        if (fields.read(thrown, "java.sql.SQLException", "vendorCode") instanceof Integer code && code != 0) {
            put("vendor_code", code);
        }
        if (state != null && fields.read(thrown, null, "errorCode") instanceof Integer code && code != 0) {
            put("vendor_code", code);
        }
        if (fields.read(thrown, "com.mysql.cj.jdbc.exceptions.MysqlDataTruncation", "vendorErrorCode")
                        instanceof Integer code
                && code != 0) {
            put("vendor_code", code);
        }
        int status = fields.status(thrown, message);
        put("status", status == 0 ? null : status);
        put("path", path(thrown, type, message));
        if (NETWORK.matcher(type).matches() || isOfUrl(type, message)) {
            address(type, message);
        }
        put("retry_after_s", retryAfter(thrown, message));
    }

    private @Nullable String path(Throwable thrown, String type, String message) {
        if (fields.read(thrown, "java.nio.file.FileSystemException", "file") instanceof String file) {
            return file;
        }
        if (type.equals("java.io.FileNotFoundException") && !isOfUrl(type, message)) {
            Matcher resource = RESOURCE.matcher(message);
            if (resource.lookingAt()) {
                return resource.group(1);
            }
            Matcher matcher = FILE.matcher(message);
            return matcher.matches() ? matcher.group(1) : null;
        }
        return null;
    }

    /** The JDK's HttpURLConnection answers a 404 with a FileNotFoundException, any other status with an IOException. */
    private static boolean isOfUrl(String type, String message) {
        return (type.equals("java.io.FileNotFoundException") && message.startsWith("http"))
                || (type.equals("java.io.IOException") && Fields.statusOf(type, message) != 0);
    }

    private void address(String type, String message) {
        String told = DOCUMENTATION.matcher(message).replaceAll("");
        for (Pattern pattern : List.of(HOST_AND_PORT, BOTH_NAMED_FIRST, URL, ADDRESS, HOST_NAMED)) {
            Matcher matcher = pattern.matcher(told);
            if (matcher.find()) {
                boolean first = !found.containsKey("host");
                put("host", matcher.group(1));
                String port = matcher.groupCount() < 2 ? null : matcher.group(2);
                if (first && port != null && Integer.parseInt(port) <= 65_535) {
                    put("port", Integer.valueOf(port));
                }
                return;
            }
        }
        if (type.endsWith("UnknownHostException")) {
            Matcher matcher = HOST_ONLY.matcher(message);
            put("host", matcher.find() ? matcher.group(1) : null);
        }
    }

    private @Nullable Long retryAfter(Throwable thrown, String message) {
        Object field = fields.read(thrown, "feign.RetryableException", "retryAfter");
        if (field instanceof Long millis) {
            return Math.max(0, (millis - System.currentTimeMillis()) / 1_000);
        }
        Matcher matcher = RETRY.matcher(message);
        if (matcher.find()) {
            return Long.valueOf(matcher.group(1));
        }
        return found.containsKey("status") ? new RetryAfter(fields).in(thrown) : null;
    }

    private void put(String key, @Nullable Object value) {
        if (value != null) {
            found.putIfAbsent(key, value);
        }
    }
}
