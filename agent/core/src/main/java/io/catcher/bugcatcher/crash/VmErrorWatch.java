package io.catcher.bugcatcher.crash;

import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.event.Watched;
import io.catcher.ship.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Stack overflows and exhausted memory. While one passes nothing is allocated and nothing loaded: a preallocated place
 * for each keeps its identity and the innermost woven method, and the agent's pulse tells it. When several of a kind pass
 * at once the first one is told, which is the one that counts, with the number of the others. Thread-safe.
 */
public final class VmErrorWatch {

    private final VmErrorPlace overflows;
    private final VmErrorPlace others;

    public VmErrorWatch(Outbox outbox, FailureEvents events, Flood flood) {
        overflows = new VmErrorPlace(outbox, events, flood, StackOverflowError.class);
        others = new VmErrorPlace(outbox, events, flood, OutOfMemoryError.class);
    }

    /** Called at each woven frame that the error leaves; depth 0 is the outermost. */
    public void passing(VirtualMachineError error, Watched method, int depth) {
        place(error instanceof StackOverflowError).passing(error, method, depth);
    }

    /** Called at each woven frame of which only failures are seen: which one is the outermost is not known. */
    public void passingUnseen(VirtualMachineError error, Watched method) {
        place(error instanceof StackOverflowError).passingUnseen(error, method);
    }

    /** A caller of the failing method caught it; called when that caller returns. */
    public void caught(boolean overflow) {
        place(overflow).caught();
    }

    /** Whether this error passed a woven frame lately, so that it is told without anybody's help. */
    boolean knows(Throwable error) {
        return overflows.knows(error) || others.knows(error);
    }

    /** Tells errors that have arrived; called by the agent's pulse. */
    public void sweep() {
        overflows.sweep();
        others.sweep();
    }

    private VmErrorPlace place(boolean overflow) {
        return overflow ? overflows : others;
    }

    /** @return the method that the error left first, if it is still known */
    @Nullable
    Watched methodOf(Throwable error) {
        Watched method = overflows.methodOf(error);
        return method == null ? others.methodOf(error) : method;
    }
}
