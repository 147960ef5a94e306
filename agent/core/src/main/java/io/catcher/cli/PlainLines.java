package io.catcher.cli;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines that end with a line feed alone: what is written for each must stand in the same line, also with a CR in it. */
final class PlainLines {

    private PlainLines() {}

    /** The next line without its end; null at the end. */
    static @Nullable String next(BufferedReader text) throws IOException {
        int c = text.read();
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            c = text.read();
        }
        return line.toString();
    }
}
