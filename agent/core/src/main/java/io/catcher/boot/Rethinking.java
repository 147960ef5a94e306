package io.catcher.boot;

import io.catcher.boot.reload.Configuration;
import io.catcher.boot.reload.Live;
import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.contrast.Comparison;
import io.catcher.bugcatcher.contrast.SecretNames;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.config.RedactionSettings;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.ship.Shipping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts that think by the configuration, and think anew when it changes. Null = switched off since the start. */
record Rethinking(
        Shipping shipping,
        Chains chains,
        @Nullable BugCatcher bugcatcher,
        @Nullable PerfCatcher perfcatcher,
        Comparison comparison,
        SecretNames secretNames,
        Diagnoser diagnoser)
        implements Live {

    @Override
    public List<String> redaction(RedactionSettings proposed) {
        secretNames.also(proposed);
        return shipping.strengthen(proposed);
    }

    @Override
    public void rules(Configuration now) {
        chains.reload(now.settings().rules());
        diagnoser.own(now.errorCodes());
        comparison.forget();
        if (bugcatcher != null) {
            bugcatcher.rethink();
        }
        if (perfcatcher != null) {
            perfcatcher.rethink();
        }
    }
}
