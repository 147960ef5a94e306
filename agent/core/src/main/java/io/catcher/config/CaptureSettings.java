package io.catcher.config;

import java.util.List;

/**
 * What BugCatcher does in the methods of one rule, with the file's settings already put under the rule's own.
 *
 * @param enabled whether exceptions are caught there at all
 * @param capture what is kept of a call that fails
 * @param ignore failures that are expected there: class names, {@code Class: message*}, or codes
 * @param outputs whether return values are kept, and requests that begin there are told when they succeed too
 * @param compare whether calls that fail are compared with those that succeed
 */
public record CaptureSettings(boolean enabled, Capture capture, List<String> ignore, boolean outputs, boolean compare) {

    public CaptureSettings {
        ignore = List.copyOf(ignore);
    }

    /** Where no rule says anything. */
    public static CaptureSettings of(BugcatcherSettings file) {
        return new CaptureSettings(
                file.enabled() && file.trackExceptions(), Capture.ARGS, List.of(), file.trackOutputs(), file.compare());
    }
}
