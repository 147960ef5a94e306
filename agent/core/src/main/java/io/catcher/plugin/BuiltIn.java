package io.catcher.plugin;

import io.catcher.chain.Interceptor;
import java.util.List;

/** An interceptor that comes with the agent, and has regular work on the agent's thread. */
interface BuiltIn extends Interceptor {

    String LOG = "log";
    String METRICS = "metrics";

    List<String> NAMES = List.of(LOG, METRICS);

    /** Called about ten times a second, by one thread at a time. */
    void beat(long nowNanos);

    /** Called once, at the end of the JVM. */
    void finish();
}
