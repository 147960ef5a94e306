package io.catcher.bugcatcher.diagnosis;

import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import io.catcher.config.read.ErrorCodesReader;
import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses failures by the registry of error codes. The outermost Throwable decides unless it only wraps, is unknown, or
 * says little by itself, or less exactly than its cause what failed: then the nearest cause that is known better does. Runs on the agent's own thread; no code of the
 * application is called. Thread-safe.
 */
public final class Diagnoser {

    private static final String CLOSED = "java.nio.channels.ClosedChannelException";
    private static final int NEAR = 4;

    private volatile ErrorRegistry own;
    private final @Nullable Memory memory;
    private final List<String> ours;
    private volatile @Nullable Registry registry;

    /**
     * @param own what the user adds; the agent's own registry is read with the first failure, not at the start
     * @param memory null = fields cannot be read, and only messages tell
     * @param ours the application's packages, as far as they are known
     */
    public Diagnoser(ErrorRegistry own, @Nullable Memory memory, List<String> ours) {
        this.own = own;
        this.memory = memory;
        this.ours = List.copyOf(ours);
    }

    /** What the user adds from now on. */
    public void own(ErrorRegistry now) {
        own = now;
        registry = null;
    }

    /**
     * @param chain a Throwable and its causes
     * @param told the same as text
     */
    public Diagnosis of(List<Throwable> chain, Thrown told) {
        List<Facts> facts = new ArrayList<>(chain.size());
        for (int i = 0; i < chain.size(); i++) {
            Thrown text =
                    i == 0 ? told : i <= told.causes().size() ? told.causes().get(i - 1) : null;
            facts.add(facts(chain.get(i), text));
        }
        return of(facts);
    }

    /** What the exceptions of a chain carry beside their message: SQLState, status, host, port, path; null = nothing. */
    public @Nullable Map<String, Object> details(List<Throwable> chain, Thrown told) {
        Map<String, Object> details = new Details(memory).of(chain, told);
        return details.isEmpty() ? null : details;
    }

    /** What tells such a failure from others of the same classes on the same stack; null = nothing that is known. */
    public @Nullable ToIntFunction<Throwable> meaning(Throwable thrown) {
        return memory == null ? null : Meaning.of(thrown, memory);
    }

    Diagnosis of(List<Facts> chain) {
        ErrorRule rule = decide(chain, 0);
        return rule == null ? Diagnosis.UNKNOWN : Diagnosis.of(rule);
    }

    private @Nullable ErrorRule decide(List<Facts> chain, int at) {
        if (at >= chain.size()) {
            return null;
        }
        Registry known = registry();
        Facts facts = chain.get(at);
        boolean wrapper = known.isWrapper(facts);
        ErrorRule rule = wrapper ? null : known.find(facts);
        // What a user has written down about a class holds, whatever its message says and whatever caused it.
        boolean holds = rule != null && own.rules().contains(rule);
        ErrorRule told = wrapper || holds ? null : known.byMessage(facts, rule);
        ErrorRule cause = decide(chain, at + 1);
        if (rule != null && !rule.general()) {
            ErrorRule said = told == null ? rule : told;
            return cause != null && !holds && Precedence.saysMore(cause, said) ? cause : said;
        }
        if (cause != null && !cause.general()) {
            return cause;
        }
        if (told != null) {
            return told;
        }
        if (cause != null && (rule == null || (!holds && Precedence.saysMoreOfItself(cause, rule)))) {
            return cause;
        }
        // A wrapper around nothing that is known: an ExceptionInInitializerError is one of linkage all the same.
        return wrapper ? known.find(facts) : rule;
    }

    private Facts facts(Throwable thrown, @Nullable Thrown text) {
        String message = text == null ? null : text.message();
        List<String> types = new ArrayList<>();
        for (Class<?> type = thrown.getClass(); type != Throwable.class && type != null; type = type.getSuperclass()) {
            types.add(type.getName());
        }
        if (types.isEmpty()) {
            types.add(Throwable.class.getName());
        }
        if (text != null
                && types.get(0).equals(CLOSED)
                && text.frames().stream().limit(NEAR).anyMatch(Diagnoser::isOfSocket)) {
            types.add(0, "java.net.SocketException");
        }
        Fields fields = new Fields(memory);
        return new Facts(
                types,
                message,
                fields.sqlState(thrown),
                fields.status(thrown, message),
                VendorCode.of(thrown, message, fields),
                ours);
    }

    /** Files and sockets share the class and it has no message: only where it was thrown tells which of them was closed. */
    private static boolean isOfSocket(String frame) {
        return frame.contains("sun.nio.ch.") && (frame.contains("Socket") || frame.contains("DatagramChannel"));
    }

    private Registry registry() {
        Registry known = registry;
        if (known == null) {
            known = new Registry(own, ErrorCodesReader.builtIn());
            registry = known;
        }
        return known;
    }
}
