package io.catcher.ship;

/** Where the catchers leave what they have to tell. */
@FunctionalInterface
public interface Outbox {

    /** Never blocks and never throws; false = no room, the event is dropped and counted. Thread-safe. */
    boolean offer(Draft draft);
}
