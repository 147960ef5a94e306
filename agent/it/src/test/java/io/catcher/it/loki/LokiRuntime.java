package io.catcher.it.loki;

import java.nio.file.Path;
import java.util.List;

/** One Loki that can be started again after each end, with its data and its address kept. Not thread-safe. */
sealed interface LokiRuntime permits LokiBinary, LokiContainer {

    /** Starts it and returns at once; it is not ready yet. */
    void start();

    /** Asks it to end (SIGTERM) and waits. */
    void stop();

    /** Ends it without a word (SIGKILL) and waits. */
    void kill();

    boolean isAlive();

    /** What it has printed since its first start. */
    String log();

    /** Removes what is left of it, whatever state it is in; its folder is the caller's. */
    void discard();

    /**
     * What a Loki is started with.
     *
     * @param config Loki's YAML, as shipped
     * @param folder for its data, its log
     * @param httpPort free, on the loopback
     * @param grpcPort free, on the loopback
     * @param flags further flags of Loki, which win over the YAML
     */
    record Setup(Path config, Path folder, int httpPort, int grpcPort, List<String> flags) {
        public Setup {
            flags = List.copyOf(flags);
        }
    }
}
