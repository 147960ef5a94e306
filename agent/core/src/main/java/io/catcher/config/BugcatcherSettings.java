package io.catcher.config;

/**
 * BugCatcher's part of the YAML, in the specification's words.
 *
 * @param cacheMaxSize requests remembered; 0 = exceptions only, without their request
 * @param trackExceptions whether exceptions are told at all
 * @param trackOutputs whether return values of a request's steps are kept
 * @param compare whether a method's failing calls are compared with its succeeding ones
 * @param propagation whether requests follow work handed to other threads
 */
public record BugcatcherSettings(
        boolean enabled,
        LokiSettings loki,
        int cacheMaxSize,
        boolean trackExceptions,
        boolean trackOutputs,
        boolean compare,
        boolean propagation) {

    public static final BugcatcherSettings DEFAULTS =
            new BugcatcherSettings(true, LokiSettings.DEFAULTS, 100, true, false, true, false);
}
