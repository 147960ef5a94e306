package io.catcher.launcher;

import java.lang.reflect.InvocationTargetException;

/** A failure of the agent's own, told in one line of stderr. */
final class OneLine {

    private OneLine() {}

    static void print(Throwable failure) {
        try {
            Throwable cause = failure instanceof InvocationTargetException && failure.getCause() != null
                    ? failure.getCause()
                    : failure;
            System.err.println(
                    "catcher: could not start, the application runs without it: " + oneLine(String.valueOf(cause)));
        } catch (Throwable evenThat) {
            // Out of memory or stderr closed: silence is all that is left, the application must start.
        }
    }

    static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
