package io.catcher.perfcatcher.memory;

import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Lets one JVM at a time read and replace a file: else two that end together would each lose what the other wrote. */
final class WriteLock {

    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = 10_000_000L;

    private WriteLock() {}

    /** What is done under the lock. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * Waits a fifth of a second at most, which the end of the JVM can bear.
     *
     * @return false when somebody else held it all the time, and nothing was done
     */
    static boolean during(Path file, Work work) throws IOException {
        try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < TRIES; i++) {
                try (FileLock lock = channel.tryLock()) {
                    if (lock != null) {
                        work.run();
                        return true;
                    }
                } catch (OverlappingFileLockException another) {
                    // Somebody in this JVM: no different from another process.
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return false;
        }
    }
}
