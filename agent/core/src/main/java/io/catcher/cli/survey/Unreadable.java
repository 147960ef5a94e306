package io.catcher.cli.survey;

import java.io.IOException;

/** A file that cannot be read as what it should be; the message is a whole line for a person. */
public final class Unreadable extends IOException {

    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
        super(message);
    }
}
