package io.catcher.bugcatcher.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that a service gives its failure where its client has one class for them all: {@code ThrottlingException} of
 * AWS, {@code WriteConflict} of MongoDB, {@code version_conflict_engine_exception} of Elasticsearch. Its words say as much as
 * those of a class's name.
 */
final class VendorCode {

    private static final Pattern CLIENTS = Pattern.compile(
            "(com\\.amazonaws|software\\.amazon|com\\.azure|com\\.microsoft\\.azure"
                    + "|com\\.google|co\\.elastic|org\\.elasticsearch|org\\.opensearch|com\\.mongodb|com\\.unboundid|io\\.minio|com\\.aliyun)\\.");

    private static final Pattern IN_MESSAGE = Pattern.compile("\\bError Code: (\\w{3,80})|<Code>(\\w{3,80})</Code>"
            + "|\\berror \\d{1,6} \\((\\w{3,80})\\)|\\bfailed: \\[(\\w{3,80})\\]|\\[type=(\\w{3,80}), reason="
            + "|\"type\" ?: ?\"(\\w{3,80})\"");

    private static final int LONGEST_MESSAGE = 2_000;

    private VendorCode() {}

    /** Null = it has none. */
    static @Nullable String of(Throwable thrown, @Nullable String message, Fields fields) {
        if (!CLIENTS.matcher(thrown.getClass().getName()).lookingAt()) {
            return null;
        }
        String field = inField(thrown, fields);
        return field == null ? in(message) : field.replace(' ', '_');
    }

    private static @Nullable String inField(Throwable thrown, Fields fields) {
        for (String[] path : new String[][] {
            {"errorCode"}, {"awsErrorDetails", "errorCode"}, {"response", "error", "type"}, {"resultCode", "name"}
        }) {
            if (fields.read(thrown, path) instanceof String code && !code.isBlank()) {
                return code;
            }
        }
        return null;
    }

    private static @Nullable String in(@Nullable String message) {
        if (message == null) {
            return null;
        }
        Matcher matcher = IN_MESSAGE.matcher(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        if (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null && !matcher.group(group).equals("null")) {
                    return matcher.group(group);
                }
            }
        }
        return null;
    }
}
