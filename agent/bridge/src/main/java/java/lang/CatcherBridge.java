package java.lang;

/**
 * The one class of Catcher that every class loader sees: woven methods call its static methods, the agent in its
 * private loader answers them. Without an answering agent each call does nothing.
 *
 * <p>Once loaded, the shape of this class can never change in that JVM, not even for a second, newer copy of the agent.
 * So its methods speak only {@code int}, {@code long} and {@code Object}, and {@link #call} carries an operation code
 * for all that is still to come.
 */
public abstract class CatcherBridge {

    // Plain on purpose: a volatile read would cost each woven call a barrier on weakly ordered processors, and a thread
    // that sees the old target a moment longer only calls an agent that stays alive anyway.
    private static CatcherBridge target;

    protected CatcherBridge() {}

    /** The answering agent, or null. Thread-safe in the sense that each thread sees a change soon, not at once. */
    public static CatcherBridge target() {
        return target;
    }

    /** Puts an agent behind all woven methods; null makes them no-ops at once. */
    public static void target(CatcherBridge agent) {
        target = agent;
    }

    /** Called on entry of woven method {@code site}; the result goes to {@link #exit} unchanged, null = did not run. */
    public static Object enter(int site) {
        CatcherBridge t = target;
        return t == null ? null : t.entered(site);
    }

    /** Called on every exit; true asks the woven method to hand over what only its own frame knows, to {@link #detail}. */
    public static boolean exit(int site, Object cookie, Throwable thrown) {
        CatcherBridge t = target;
        return t != null && t.exited(site, cookie, thrown);
    }

    /** Hands over a frame's own objects; called only when {@link #exit} asked for them. */
    public static void detail(
            int site, Object cookie, Throwable thrown, Object self, Object[] arguments, Object result) {
        CatcherBridge t = target;
        if (t != null) {
            t.detailed(site, cookie, thrown, self, arguments, result);
        }
    }

    /** Everything else, by operation code; null without an agent. */
    public static Object call(int operation, long number, Object first, Object second) {
        CatcherBridge t = target;
        return t == null ? null : t.called(operation, number, first, second);
    }

    protected abstract Object entered(int site);

    protected abstract boolean exited(int site, Object cookie, Throwable thrown);

    protected abstract void detailed(
            int site, Object cookie, Throwable thrown, Object self, Object[] arguments, Object result);

    protected abstract Object called(int operation, long number, Object first, Object second);
}
