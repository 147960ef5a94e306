package io.catcher.bugcatcher.contrast;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.key.KeyNames;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names whose values are secret. The tables are made when first asked, on the agent's thread. Thread-safe. */
public final class SecretNames implements Predicate<String> {

    private final RedactionSettings settings;
    private volatile @Nullable KeyNames names;

    public SecretNames(RedactionSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean test(String name) {
        KeyNames known = names;
        if (known == null) {
            names = known = new KeyNames(settings);
        }
        return known.rule(name) != null;
    }
}
