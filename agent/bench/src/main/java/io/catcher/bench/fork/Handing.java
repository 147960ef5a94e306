package io.catcher.bench.fork;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An executor for a whole run, and the proof at its end. */
@State(Scope.Thread)
public abstract class Handing {

    private final Errands errands;

    Handing(Supplier<Errands> made) {
        errands = made.get();
    }

    Errands errands() {
        return errands;
    }

    @Setup(Level.Trial)
    public void begin() throws InterruptedException {
        HandedOver.handOne(errands);
    }

    @TearDown(Level.Trial)
    public void prove() throws InterruptedException {
        HandedOver.prove(errands);
    }
}
