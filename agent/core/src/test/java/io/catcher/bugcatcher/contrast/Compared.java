package io.catcher.bugcatcher.contrast;

import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.snapshot.Peek;
import io.catcher.config.Capture;
import io.catcher.config.RedactionSettings;
import io.catcher.event.Watched;
import io.catcher.event.part.Contrast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison whose calls a test makes by hand; each site has the parameters {@code it, other, note, password}. */
final class Compared {

    static final List<String> NAMES = List.of("it", "other", "note", "password");

    private static final RedactionSettings REDACTION = new RedactionSettings(List.of(), List.of(), List.of(), false);

    final List<String> log = new ArrayList<>();
    final Comparison comparison;
    long now = 1;

    /** Run whenever the clock is read: what another thread may do at that moment. */
    Runnable meanwhile = () -> {};

    Compared(Capture capture) {
        this(true, new Comparison.Terms(capture, false));
    }

    Compared(boolean enabled, Comparison.Terms terms) {
        comparison = new Comparison(
                enabled,
                Compared::method,
                site -> terms,
                new Digester(new Peek(Memory.open())),
                new SecretNames(REDACTION),
                () -> {
                    meanwhile.run();
                    return now;
                },
                log::add);
    }

    private static Watched method(int site) {
        return new Watched(
                site,
                "x.Shop",
                "Shop.sell",
                "",
                "rule",
                List.of("it", "other", "note", "password"),
                List.of("", "", "", ""));
    }

    /** One call of the first site that throws. */
    Compared fails(@Nullable Object... arguments) {
        comparison.failed(0, new IllegalStateException(), this, arguments);
        return this;
    }

    /** As many calls as it takes until one that succeeds has been looked at. */
    Compared succeeds(@Nullable Object... arguments) {
        for (int beats = 0; beats < 20; beats++) {
            if (comparison.isWatching() && comparison.wantsSuccess(0)) {
                comparison.succeeded(0, this, arguments);
                return this;
            }
            comparison.beat();
        }
        return this;
    }

    List<Contrast> told() {
        now += 2_000_000_000L;
        return comparison.of(0, List.of("java.lang.RuntimeException", "java.lang.IllegalStateException"));
    }

    List<String> texts() {
        return told().stream().map(Contrast::text).toList();
    }
}
