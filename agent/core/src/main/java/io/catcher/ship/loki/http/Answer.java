package io.catcher.ship.loki.http;

import java.time.Duration;

/**
 * What came back for a request.
 *
 * @param status HTTP status; 0 = no answer at all
 * @param body beginning of the answer's text, or what went wrong
 * @param retryAfter as the server asks; zero = it does not
 * @param foreign whether it is nothing that a Loki says, whatever its status: a web page
 */
public record Answer(int status, String body, Duration retryAfter, boolean foreign) {

    private static final int INGESTION_BLOCKED = 260;

    /** What to do next. */
    public enum Verdict {
        DELIVERED,
        /** Something in it is wrong or too large: halve until it stands alone. */
        HALVE,
        /** Loki has as many streams as it may have: waiting does not help as long as they live. */
        FEWER_STREAMS,
        /** Nothing that we do differently helps: keep, and probe now and then. */
        HOLD,
        /** Comes right by itself: wait and send the same bytes again. */
        LATER
    }

    public static Answer none(Throwable why) {
        return new Answer(0, why.toString(), Duration.ZERO, false);
    }

    public Verdict verdict() {
        return switch (status) {
            case 204 -> Verdict.DELIVERED;
            // Loki says 204, and what stands before it may make a 200 of that; a login page is a 200 as well.
            case 200 -> foreign ? Verdict.HOLD : Verdict.DELIVERED;
            case 400, 413, 422 -> Verdict.HALVE;
            // Too large for Loki's own gRPC: it would answer the same for ever.
            case 500 -> body.contains("larger than max") ? Verdict.HALVE : Verdict.LATER;
            case 429 -> body.contains("active stream") ? Verdict.FEWER_STREAMS : Verdict.LATER;
            case 0, 408 -> Verdict.LATER;
            case INGESTION_BLOCKED -> Verdict.HOLD;
            default -> status > 500 ? Verdict.LATER : Verdict.HOLD;
        };
    }

    /** For the log, in one line. */
    public String summary() {
        String text = body.length() <= 200 ? body : body.substring(0, 200) + "...";
        return status == 0 ? text : ("HTTP " + status + " " + text).strip();
    }
}
