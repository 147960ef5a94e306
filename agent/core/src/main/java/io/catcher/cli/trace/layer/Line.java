package io.catcher.cli.trace.layer;

import java.util.List;

/**
 * A line of a text that is being unwrapped.
 *
 * @param number where it, or what it was made of, begins in the text as it was given, from 1
 */
public record Line(int number, String text) {

    Line with(String other) {
        return other.equals(text) ? this : new Line(number, other);
    }

    /** The lines of what it holds. */
    List<Line> split(String held) {
        return held.lines().map(line -> new Line(number, line)).toList();
    }
}
