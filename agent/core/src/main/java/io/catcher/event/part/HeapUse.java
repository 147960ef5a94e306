package io.catcher.event.part;

/**
 * The JVM's heap at one moment, in bytes.
 *
 * @param committedBytes what the JVM has taken from the system
 */
public record HeapUse(long usedBytes, long committedBytes, long maxBytes) {

    /** As it is now. */
    public static HeapUse now() {
        Runtime jvm = Runtime.getRuntime();
        long committed = jvm.totalMemory();
        return new HeapUse(committed - jvm.freeMemory(), committed, jvm.maxMemory());
    }
}
