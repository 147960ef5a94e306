package io.catcher.bugcatcher.contrast;

import io.catcher.bugcatcher.contrast.Digester.Depth;
import io.catcher.bugcatcher.snapshot.Resumption;
import io.catcher.config.Capture;
import io.catcher.event.Watched;
import io.catcher.event.part.Contrast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the calls of a method that fail with those that succeed. Calls that succeed are looked at only after the method
 * has failed, for ten minutes, and only as many as there are tickets; methods and memory are bounded, the longest without
 * a failure goes first. Arguments are seen as they are when the call ends. Thread-safe; never throws.
 */
public final class Comparison implements Contrasts {

    /**
     * What may be done at a site.
     *
     * @param capture as its rule has it
     * @param expects whether the rule expects some failures: then only those that are told count
     */
    public record Terms(Capture capture, boolean expects) {

        public static final Terms NOTHING = new Terms(Capture.NONE, false);
    }

    static final int MOST_METHODS = 256;
    static final long MOST_BYTES = 4L << 20;
    static final int TOLERATED = 10;

    private static final long WATCHED_NANOS = 600_000_000_000L;
    private static final long WINDOW_NANOS = 3_600_000_000_000L;
    private static final int SLOW_BEATS = 10;
    private static final @Nullable ComparedMethod[] NO_METHODS = {};

    private final IntFunction<@Nullable Watched> methods;
    private final IntFunction<Terms> terms;
    private final Digester digester;
    private final Wording wording;
    private final Predicate<String> secret;
    private final LongSupplier clock;
    private final Consumer<String> log;
    private final Map<Integer, ComparedMethod> known = new HashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean off;
    private int beats;

    // Both plain on purpose: a call that succeeds pays for one read, and one that sees it late is not looked at.
    private boolean watching;
    private @Nullable ComparedMethod[] watched = NO_METHODS;

    /**
     * @param enabled false = nothing is ever looked at
     * @param secret names of which nothing but null, empty and the class may be told
     * @param clock nanoseconds; a coarse one will do
     */
    public Comparison(
            boolean enabled,
            IntFunction<@Nullable Watched> methods,
            IntFunction<Terms> terms,
            Digester digester,
            Predicate<String> secret,
            LongSupplier clock,
            Consumer<String> log) {
        this.off = !enabled;
        this.methods = methods;
        this.terms = terms;
        this.digester = digester;
        this.wording = new Wording(digester.names);
        this.secret = secret;
        this.clock = clock;
        this.log = log;
    }

    /** The rules have changed: what was seen under the old ones counts no more. */
    public synchronized void forget() {
        known.clear();
        watched = NO_METHODS;
        watching = false;
    }

    /** Whether any method has failed lately: false for as long as all goes well. */
    public boolean isWatching() {
        return watching;
    }

    /** Whether that one has. */
    public boolean isWatching(int site) {
        return watching && watched(site) != null;
    }

    /** Whether this call, which succeeded, is to be given to {@link #succeeded}. */
    public boolean wantsSuccess(int site) {
        ComparedMethod method = watched(site);
        return method != null && method.wants();
    }

    /** Whether this call is to be given to {@link #failed} though it is not told. */
    public boolean wantsFailure(int site, Throwable thrown) {
        ComparedMethod method = watched(site);
        if (method == null || method.terms().expects()) {
            return false;
        }
        FailureKind kind = method.kind(thrown.getClass().getName());
        return kind != null && kind.wants();
    }

    private @Nullable ComparedMethod watched(int site) {
        @Nullable ComparedMethod[] now = watched;
        return site >= 0 && site < now.length ? now[site] : null;
    }

    private boolean isResumed(int site, @Nullable Object[] arguments) {
        Watched method = methods.apply(site);
        return method != null && Resumption.is(method, arguments);
    }

    /** Looks at what a call was given that succeeded. */
    public void succeeded(int site, @Nullable Object self, @Nullable Object[] arguments) {
        ComparedMethod method = watched(site);
        if (method != null && !off && !isResumed(site, arguments)) {
            try {
                method.successes.add(sample(method.terms(), self, arguments));
            } catch (Throwable failure) {
                failed(failure);
            }
        }
    }

    /** Looks at what a call was given that failed. */
    public void failed(int site, Throwable thrown, @Nullable Object self, @Nullable Object[] arguments) {
        if (off || isResumed(site, arguments)) {
            return;
        }
        try {
            String type = thrown.getClass().getName();
            ComparedMethod method = watched(site);
            if (method == null || method.kind(type) == null) {
                method = failing(site, arguments.length, type);
            }
            if (method != null) {
                FailureKind kind = method.open(type, clock.getAsLong());
                kind.add(sample(method.terms(), self, arguments));
            }
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    private long[] sample(Terms own, @Nullable Object self, @Nullable Object[] arguments) {
        Depth depth =
                switch (own.capture()) {
                    case HASH -> Depth.HASHES;
                    case ALL -> Depth.RECEIVER_TOO;
                    default -> Depth.ARGUMENTS;
                };
        return digester.sample(clock.getAsLong(), depth, self, arguments);
    }

    /** Null where nothing may be seen, or there is nothing to see. */
    private synchronized @Nullable ComparedMethod failing(int site, int arguments, String type) {
        ComparedMethod method = known.get(site);
        if (method == null) {
            Terms own = terms.apply(site);
            if (own.capture() == Capture.NONE || (arguments == 0 && own.capture() != Capture.ALL)) {
                return null;
            }
            method = new ComparedMethod(site, own);
        }
        // Before anybody sees it: a beat that found it without a failure would forget it at once.
        method.open(type, clock.getAsLong());
        if (known.put(site, method) == null) {
            bound(method);
        }
        if (watched(site) == null) {
            @Nullable ComparedMethod[] more = Arrays.copyOf(watched, Math.max(watched.length, site + 1));
            more[site] = method;
            watched = more;
            watching = true;
        }
        return method;
    }

    /** Methods that are remembered. */
    synchronized int methods() {
        return known.size();
    }

    /** What the samples of all of them take. */
    synchronized long bytes() {
        return known.values().stream().mapToLong(ComparedMethod::bytes).sum();
    }

    private void bound(@Nullable ComparedMethod newest) {
        long now = clock.getAsLong();
        long bytes = bytes();
        while (known.size() > 1 && (known.size() > MOST_METHODS || bytes > MOST_BYTES)) {
            ComparedMethod gone = known.values().stream()
                    .filter(method -> method != newest)
                    .max(Comparator.comparingLong(method -> method.sinceFailure(now)))
                    .orElseThrow();
            bytes -= gone.bytes();
            known.remove(gone.site());
            if (watched(gone.site()) != null) {
                watched[gone.site()] = null;
            }
        }
    }

    /** Lets some more calls be looked at, and forgets methods that have not failed for long; called by the agent's pulse. */
    public synchronized void beat() {
        if (!isWatching()) {
            return;
        }
        long now = clock.getAsLong();
        beats++;
        bound(null);
        boolean any = false;
        for (int site = 0; site < watched.length; site++) {
            ComparedMethod method = watched[site];
            if (method == null) {
                continue;
            }
            if (off || !method.hasFailedSince(now - WATCHED_NANOS)) {
                watched[site] = null;
            } else {
                method.beat(beats % SLOW_BEATS == 0);
                any = true;
            }
        }
        if (!any) {
            watching = false;
            watched = NO_METHODS;
        }
    }

    @Override
    public List<Contrast> of(int site, List<String> types) {
        ComparedMethod method = compared(site);
        Watched names = methods.apply(site);
        if (method == null || names == null || off) {
            return List.of();
        }
        for (String type : types) {
            FailureKind kind = method.kind(type);
            if (kind != null) {
                return told(kind, method, names);
            }
        }
        return List.of();
    }

    private synchronized @Nullable ComparedMethod compared(int site) {
        return known.get(site);
    }

    private List<Contrast> told(FailureKind kind, ComparedMethod method, Watched names) {
        long now = clock.getAsLong();
        FailureKind.Verdict verdict = kind.verdict(method.successes, now, now - WINDOW_NANOS);
        List<Contrast> told = new ArrayList<>(verdict.findings().size());
        for (Judge.Finding finding : verdict.findings()) {
            if (finding.feature().isHarmless() || !isSecret(finding.feature().slot(), names)) {
                told.add(wording.of(finding, names, verdict.failures(), verdict.successes()));
            }
        }
        return told;
    }

    private boolean isSecret(int slot, Watched names) {
        String own = wording.parameter(Digest.slot(Digest.parameter(slot), 0), names.parameterNames());
        int field = Digest.field(slot);
        return secret.test(own) || (field != 0 && secret.test(digester.names.name(field)));
    }

    private void failed(Throwable failure) {
        // The application's memory or stack is exhausted: not a mistake of ours.
        if (failure instanceof VirtualMachineError) {
            return;
        }
        int count = failures.incrementAndGet();
        if (count == TOLERATED) {
            off = true;
            log.accept("comparing calls failed " + count + " times and is switched off; last: "
                    + failure.getClass().getName());
        }
    }
}
