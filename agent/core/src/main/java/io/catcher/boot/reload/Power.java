package io.catcher.boot.reload;

import io.catcher.event.Severity;
import io.catcher.weave.match.Matcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The switch that stops all capture in a running JVM, and starts it again. Stopping is two steps: woven methods are not
 * answered any more, at once and from whatever thread looks, and then get their own byte code back, a few at a time.
 */
public final class Power {

    private final Supplier<@Nullable String> off;
    private final Installation installation;
    private final Notes notes;
    private Matcher matcher;
    private volatile boolean silent;
    private boolean unwoven;

    /** What weaving changed, in methods. */
    record Woven(int added, int removed, int total) {}

    /** What is switched. */
    public interface Installation {

        /** Woven methods are not answered any more; for any thread. */
        void silence();

        /** Woven methods are answered; calls that run already are not. */
        void answer();

        /** Brings what is loaded in line with these rules. */
        void weave(Matcher now);

        /** The same without looking at what is loaded: only settings have changed. */
        void replace(Matcher now);

        /** Weaves what was being loaded meanwhile. */
        void catchUp();

        /** Woven methods by class. */
        Map<String, Integer> woven();
    }

    /**
     * @param off asked at each look, from several threads: what switches it off, or null
     * @param matcher of the start
     */
    public Power(Supplier<@Nullable String> off, Installation installation, Matcher matcher, Notes notes) {
        this.off = off;
        this.installation = installation;
        this.matcher = matcher;
        this.notes = notes;
    }

    /** Instead of {@link #look} at the start, when nothing is woven yet. Says whether it is on. */
    public boolean start() {
        String reason = off.get();
        if (reason == null) {
            return true;
        }
        silent = true;
        unwoven = true;
        System.err.println("catcher: switched off by " + reason + ": nothing is captured until that is gone");
        return false;
    }

    /** Stops capture where it has to stop; cheap. For any thread. */
    public void glance() {
        if (!silent && off.get() != null) {
            installation.silence();
            silent = true;
        }
    }

    /** Whether capture is stopped. For any thread. */
    public boolean isOff() {
        return silent;
    }

    /** What there is to do as long as capture is not stopped. */
    public void unlessOff(Runnable work) {
        if (!silent) {
            work.run();
        }
    }

    /** Does all that there is to do; for one thread. */
    public void look() {
        glance();
        String reason = off.get();
        if (silent && !unwoven) {
            unweave(reason == null ? "a switch that is gone already" : reason);
        }
        if (silent && reason == null) {
            weave();
        }
        installation.catchUp();
    }

    private void unweave(String reason) {
        int methods = total(installation.woven());
        installation.weave(Matcher.NOTHING);
        unwoven = true;
        notes.complain("switched off by " + reason + ": nothing is captured until that is gone, and " + methods
                + " methods have their own byte code back");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("by", reason);
        details.put("methods_unwoven", methods);
        notes.event("uninstrumented", Severity.WARNING, "I102", details);
    }

    private void weave() {
        installation.answer();
        installation.weave(matcher);
        unwoven = false;
        silent = false;
        int methods = total(installation.woven());
        notes.complain("switched on again: " + methods + " methods are woven");
        notes.event("reload", Severity.INFO, "I101", Map.of("switched_on", true, "methods_woven", methods));
    }

    /** From now on these rules count, or as soon as it is switched on. */
    Woven rules(Matcher now, boolean patterns) {
        matcher = now;
        if (unwoven) {
            return new Woven(0, 0, 0);
        }
        Map<String, Integer> before = installation.woven();
        if (patterns) {
            installation.weave(now);
        } else {
            installation.replace(now);
        }
        Map<String, Integer> after = installation.woven();
        return new Woven(more(before, after), more(after, before), total(after));
    }

    private static int more(Map<String, Integer> before, Map<String, Integer> after) {
        return after.entrySet().stream()
                .mapToInt(entry -> Math.max(0, entry.getValue() - before.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    private static int total(Map<String, Integer> woven) {
        return woven.values().stream().mapToInt(Integer::intValue).sum();
    }
}
