package io.catcher.perfcatcher.memory;

/**
 * What an earlier run knew of a method.
 *
 * @param version which that run had; empty when nobody knows it
 * @param restart true when this run has the same version
 */
record Earlier(Remembered method, String version, boolean restart) {}
