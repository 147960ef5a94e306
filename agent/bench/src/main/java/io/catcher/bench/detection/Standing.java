package io.catcher.bench.detection;

import java.util.function.Supplier;

/**
 * A rule of the table.
 *
 * @param rule makes a new one for each stream
 */
record Standing(String name, Supplier<Rule> rule) {}
