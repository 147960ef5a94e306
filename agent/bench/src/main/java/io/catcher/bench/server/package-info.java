/** A real server under load: what the agent takes of its throughput, and what it tells of a steady hour. */
@NullMarked
package io.catcher.bench.server;

import org.jspecify.annotations.NullMarked;
