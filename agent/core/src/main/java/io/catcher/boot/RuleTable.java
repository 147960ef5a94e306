package io.catcher.boot;

import io.catcher.config.Rule;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * By which rule each method is watched. By its number, not by a map: each failing call asks some times, and boxing and hashing
 * were an eighth of what it costs. Thread-safe; asking takes no lock.
 */
final class RuleTable {

    private static final int FEW = 64;

    /** The rules by which methods are woven, and what counts instead of them since the last reload. */
    private AtomicReferenceArray<@Nullable Rule> woven = new AtomicReferenceArray<>(FEW);

    private volatile AtomicReferenceArray<@Nullable Rule> inForce = new AtomicReferenceArray<>(FEW);
    private IdentityHashMap<Rule, Rule> reloaded = new IdentityHashMap<>();

    @Nullable
    Rule of(int site) {
        AtomicReferenceArray<@Nullable Rule> now = inForce;
        return site >= 0 && site < now.length() ? now.get(site) : null;
    }

    synchronized void put(int site, Rule rule) {
        if (site >= woven.length()) {
            woven = copy(woven, Math.max(site + 1, 2 * woven.length()));
            inForce = copy(inForce, woven.length());
        }
        woven.set(site, rule);
        inForce.set(site, reloaded.getOrDefault(rule, rule));
    }

    private static AtomicReferenceArray<@Nullable Rule> copy(AtomicReferenceArray<@Nullable Rule> from, int length) {
        AtomicReferenceArray<@Nullable Rule> to = new AtomicReferenceArray<>(length);
        for (int i = 0; i < from.length(); i++) {
            to.set(i, from.get(i));
        }
        return to;
    }

    /**
     * Methods that are woven already are watched by these rules from now on, all at once, where there is one of the same
     * name. One that matches other methods than before is not one of these methods' for long: it is woven anew.
     */
    synchronized void reload(List<Rule> now) {
        Map<String, Rule> byName = new HashMap<>();
        now.forEach(rule -> byName.put(rule.name(), rule));
        IdentityHashMap<Rule, Rule> replaced = new IdentityHashMap<>();
        AtomicReferenceArray<@Nullable Rule> next = new AtomicReferenceArray<>(woven.length());
        for (int site = 0; site < woven.length(); site++) {
            Rule old = woven.get(site);
            Rule same = old == null ? null : byName.get(old.name());
            if (same != null && !same.equals(old)) {
                replaced.put(old, same);
            }
            next.set(site, same == null ? old : replaced.getOrDefault(old, old));
        }
        reloaded = replaced;
        inForce = next;
    }
}
