package io.catcher.bugcatcher.story;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.flood.Tally;
import io.catcher.event.Event;
import io.catcher.event.ExceptionBody;
import io.catcher.ship.Draft;
import io.catcher.ship.Unwritten;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A failure on its way into the journal: what its fingerprint says of it is decided when that can be made. */
public final class FailureDraft implements Draft {

    private final Flood flood;
    private final Tally tally;
    private final Supplier<Event> rendering;
    private @Nullable String name;
    private boolean expected;
    private boolean decided;
    private @Nullable Event told;

    public FailureDraft(Flood flood, Tally tally, Supplier<Event> rendering) {
        this.flood = flood;
        this.tally = tally;
        this.rendering = rendering;
    }

    @Override
    public @Nullable Event render() {
        if (decided) {
            // What came after it ran out of memory: by now it would be taken for a repeat of itself.
            return told;
        }
        try {
            told = decide(rendering.get());
            decided = true;
            return told;
        } catch (OutOfMemoryError full) {
            throw full;
        } catch (Throwable failed) {
            flood.lost(tally);
            throw failed;
        }
    }

    private @Nullable Event decide(Event whole) {
        if (tally.expected().holdsCode(whole.errorCode())) {
            expected = true;
            flood.expected(tally);
            return null;
        }
        name = name(whole);
        return flood.told(whole, name, tally);
    }

    @Override
    public void givenUp() {
        if (!decided) {
            flood.lost(tally);
        }
    }

    @Override
    public Unwritten unwritten() {
        return expected ? Unwritten.EXPECTED : Unwritten.REPEATED;
    }

    @Override
    public void numbered(String eventId) {
        if (name != null) {
            flood.repeats().wholeId(name, eventId);
        }
    }

    private static String name(Event event) {
        ExceptionBody body = (ExceptionBody) event.body();
        return name(body.fingerprint(), event.errorCode(), body.phase(), body.outcome());
    }

    /**
     * By fingerprint, code and outcome: a driver throws the same class from the same place for a deadlock as for a duplicate
     * key, and one that was swallowed or only came in, a warning, must not hide one that ends its thread.
     */
    static String name(@Nullable String fingerprint, @Nullable String code, String phase, @Nullable String outcome) {
        String story = fingerprint + " " + code;
        if (phase.equals("IN")) {
            return story + " in";
        }
        return "swallowed".equals(outcome) || "uncaught".equals(outcome) ? story + " " + outcome : story;
    }
}
