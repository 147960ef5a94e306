package io.catcher.ship.journal.segment;

/**
 * One whole line of the journal.
 *
 * @param bytes without the newline; not to be changed
 * @param end just behind it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Line(byte[] bytes, Position end) {}
