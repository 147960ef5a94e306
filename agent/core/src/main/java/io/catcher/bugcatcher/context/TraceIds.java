package io.catcher.bugcatcher.context;

import org.jspecify.annotations.Nullable;

/** The ids of one span; {@code spanId} is null where only the trace is known. */
record TraceIds(String traceId, @Nullable String spanId) {

    /** Where the ids stand in {@code 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01}. */
    private static final int TRACE = 3;

    private static final int SPAN = 36;
    private static final int FLAGS = 53;
    private static final int END = 55;

    /** What OpenTelemetry says; null for the ids of a span that does not exist, which are all zeros. */
    static @Nullable TraceIds valid(@Nullable String traceId, @Nullable String spanId) {
        return traceId != null && isId(traceId, 32) && spanId != null && isId(spanId, 16)
                ? new TraceIds(traceId, spanId)
                : null;
    }

    /** Reads a W3C {@code traceparent}; null where it is malformed, as the recommendation asks. */
    static @Nullable TraceIds ofTraceparent(String header) {
        String text = header.strip();
        boolean whole = text.length() == END || (text.length() > END && text.charAt(END) == '-');
        if (!whole || text.charAt(TRACE - 1) != '-' || text.charAt(SPAN - 1) != '-' || text.charAt(FLAGS - 1) != '-') {
            return null;
        }
        String version = text.substring(0, TRACE - 1);
        // Version 00 has exactly these four fields, and ff is forbidden.
        boolean known = isHex(version) && !version.equals("ff") && (text.length() == END || !version.equals("00"));
        return known && isHex(text.substring(FLAGS, END))
                ? valid(text.substring(TRACE, SPAN - 1), text.substring(SPAN, FLAGS - 1))
                : null;
    }

    private static boolean isId(String text, int length) {
        return text.length() == length && isHex(text) && text.chars().anyMatch(digit -> digit != '0');
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(digit -> (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
    }
}
