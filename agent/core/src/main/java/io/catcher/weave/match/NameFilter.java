package io.catcher.weave.match;

import io.catcher.weave.pattern.Pointcut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The first question for every class that the JVM loads, answered by its name alone: classes named without a wildcard by
 * one look-up, all others by their patterns, most of which fail at the first letters. Immutable, thread-safe.
 */
final class NameFilter {

    private final Set<String> exact = new HashSet<>();
    private final List<Pointcut> wild = new ArrayList<>();
    private final List<CompiledRule> ofJdk = new ArrayList<>();
    private final List<Pointcut> exclude = new ArrayList<>();

    NameFilter(List<CompiledRule> rules, List<Pointcut> exclude) {
        // No streams: they and their lambdas cost each start 5 ms.
        for (CompiledRule rule : rules) {
            for (Pointcut pointcut : rule.match()) {
                add(pointcut);
            }
            if (rule.rule().allowJdk()) {
                ofJdk.add(rule);
            }
        }
        for (Pointcut pointcut : exclude) {
            if (pointcut.methods() == null && pointcut.byNameAlone()) {
                this.exclude.add(pointcut);
            }
        }
    }

    private void add(Pointcut pointcut) {
        if (namesOneClass(pointcut)) {
            addExact(pointcut);
        } else {
            wild.add(pointcut);
        }
    }

    boolean mayMatch(String name) {
        OffLimits limits = OffLimits.of(name);
        if (limits == OffLimits.NOT) {
            return (exact.contains(name) || anyMayMatch(wild, name)) && !anyMayMatch(exclude, name);
        }
        for (int i = 0; i < ofJdk.size(); i++) {
            if (ofJdk.get(i).mayMatch(name, limits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyMayMatch(List<Pointcut> pointcuts, String name) {
        for (int i = 0; i < pointcuts.size(); i++) {
            if (pointcuts.get(i).mayMatch(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesOneClass(Pointcut pointcut) {
        return !pointcut.subtypes() && pointcut.className().exact();
    }

    /** A dot in the pattern is a package's or a nested class's: {@code a.Outer.Inner} is {@code a/Outer$Inner}, too. */
    private void addExact(Pointcut pointcut) {
        String name = pointcut.className().text().replace('.', '/');
        exact.add(name);
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            name = name.substring(0, slash) + "$" + name.substring(slash + 1);
            exact.add(name);
        }
    }
}
