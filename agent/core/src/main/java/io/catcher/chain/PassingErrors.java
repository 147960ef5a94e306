package io.catcher.chain;

import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.event.Watched;

/**
 * Follows an error of the JVM itself from frame to frame of its thread. One overflow runs thousands of exits, so a number is
 * kept for it and not the error: the same error that leaves a frame further out is the same failure. It was caught when a
 * frame returns that is further out than the one that it left last; a call of a finally block is further in.
 */
final class PassingErrors {

    private final VmErrorWatch watch;

    PassingErrors(VmErrorWatch watch) {
        this.watch = watch;
    }

    void leaves(ThreadState thread, int depth, VirtualMachineError error, Watched method) {
        int identity = System.identityHashCode(error);
        if (identity != thread.vmErrorIdentity || depth >= thread.vmErrorDepth) {
            thread.vmError = watch.passing(error, method);
            thread.vmErrorIdentity = identity;
        }
        thread.vmErrorDepth = depth;
        if (depth == 0) {
            if (thread.vmError == ThreadState.NO_VM_ERROR) {
                watch.left(error);
            } else {
                watch.left(thread.vmError);
                thread.vmError = ThreadState.NO_VM_ERROR;
            }
        }
    }

    /** A frame that nothing saw being entered: it is as deep as the innermost that was. */
    void leavesUnseen(ThreadState thread, VirtualMachineError error, Watched method) {
        int identity = System.identityHashCode(error);
        if (identity != thread.vmErrorIdentity || thread.depth > thread.vmErrorDepth) {
            watch.passingUnseen(error, method);
            thread.vmError = ThreadState.NO_VM_ERROR;
            thread.vmErrorIdentity = identity;
        }
        thread.vmErrorDepth = thread.depth;
    }

    /** A call returns while there is one. */
    void returns(ThreadState thread, int depth) {
        if (depth < thread.vmErrorDepth) {
            watch.caught(thread.vmError);
            thread.vmErrorDepth = depth;
            thread.vmError = ThreadState.NO_VM_ERROR;
        } else if (!watch.wentOn(thread.vmError)) {
            thread.vmError = ThreadState.NO_VM_ERROR;
        }
    }
}
