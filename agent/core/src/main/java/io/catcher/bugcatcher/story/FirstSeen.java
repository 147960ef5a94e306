package io.catcher.bugcatcher.story;

import io.catcher.event.part.FirstTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a failure is new in this JVM, and, by its memory on disk, in this version of the service. Both are bounded:
 * beyond the bound a failure counts as known, since a service that fails in thousands of ways has no news in one more.
 * Thread-safe through its own lock; called on the agent's thread only, and never does I/O itself.
 */
public final class FirstSeen {

    static final int MOST = 5_000;

    private final Set<String> inThisJvm = new HashSet<>();
    private final @Nullable VersionMemory memory;

    /** @param memory null = nothing is remembered from one start to the next */
    public FirstSeen(@Nullable VersionMemory memory) {
        this.memory = memory;
    }

    synchronized FirstTime of(String fingerprint, Instant at) {
        boolean jvm = inThisJvm.size() < MOST && inThisJvm.add(fingerprint);
        if (memory == null) {
            return new FirstTime(jvm, null, null);
        }
        Instant since = memory.since(fingerprint, at);
        return new FirstTime(jvm, since == null ? null : since.equals(at), since);
    }
}
