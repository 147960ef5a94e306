package io.catcher.boot.reload;

import io.catcher.config.RedactionSettings;
import java.util.List;

/** What a running agent can take over without a restart. Called on the agent's own thread, one at a time. */
public interface Live {

    /**
     * Protects what the settings protect from now on.
     *
     * @return what does not count before a restart, a sentence each, without values
     */
    List<String> redaction(RedactionSettings proposed);

    /** Watches methods that are woven already as these rules say, and names failures as these codes say. */
    void rules(Configuration now);
}
