package io.catcher.bugcatcher.contrast;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.key.KeyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names whose values are secret. The tables are made when first asked, on the agent's thread. Thread-safe. */
public final class SecretNames implements Predicate<String> {

    private volatile List<RedactionSettings> settings;
    private volatile @Nullable List<KeyNames> names;

    public SecretNames(RedactionSettings settings) {
        this.settings = List.of(settings);
    }

    /** What these call a secret is one, too: a reload takes no protection away. */
    public synchronized void also(RedactionSettings more) {
        if (!settings.contains(more)) {
            List<RedactionSettings> all = new ArrayList<>(settings);
            all.add(more);
            settings = List.copyOf(all);
            names = null;
        }
    }

    @Override
    public boolean test(String name) {
        List<KeyNames> known = names;
        if (known == null) {
            names = known = settings.stream().map(KeyNames::new).toList();
        }
        return known.stream().anyMatch(one -> one.rule(name) != null);
    }
}
