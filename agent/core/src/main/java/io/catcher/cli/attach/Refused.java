package io.catcher.cli.attach;

/** The agent cannot be loaded; the message is for a person, and nothing was done to the target. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
