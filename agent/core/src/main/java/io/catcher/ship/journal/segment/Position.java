package io.catcher.ship.journal.segment;

/**
 * A place in the journal.
 *
 * @param segment number of the segment, counted up for ever
 * @param offset bytes from the segment's beginning
 */
public record Position(long segment, long offset) implements Comparable<Position> {

    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        int bySegment = Long.compare(segment, other.segment);
        return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }
}
