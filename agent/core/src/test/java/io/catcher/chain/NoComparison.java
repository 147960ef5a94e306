package io.catcher.chain;

import io.catcher.bugcatcher.Played;
import io.catcher.bugcatcher.contrast.Comparison;
import io.catcher.bugcatcher.contrast.Digester;
import io.catcher.bugcatcher.contrast.SecretNames;
import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.snapshot.Peek;
import io.catcher.config.RedactionSettings;
import java.util.function.Consumer;

/** For calls of which a test compares nothing. */
final class NoComparison {

    private NoComparison() {}

    static Comparison of(Consumer<String> log) {
        return new Comparison(
                false,
                Played::method,
                site -> Comparison.Terms.NOTHING,
                new Digester(new Peek(Memory.open())),
                new SecretNames(RedactionSettings.DEFAULTS),
                System::nanoTime,
                log);
    }
}
