package io.catcher.boot;

import io.catcher.event.Watched;
import io.catcher.weave.match.MethodPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Methods that are too dear to be timed, by the budget of their rule: of them only failures are watched, until somebody
 * gives their rule another budget. Thread-safe.
 */
final class Untimed {

    private record Dear(String toolName, double budget) {}

    private final Map<String, Dear> methods = new ConcurrentHashMap<>();
    private final Queue<String> rewoven = new ConcurrentLinkedQueue<>();

    /** @param budget by which it is too dear */
    void add(Watched method, double budget) {
        methods.put(method.signature(), new Dear(method.toolName(), budget));
        rewoven.add(method.className().replace('.', '/'));
    }

    boolean has(MethodPlan method) {
        // Asked for each method of each woven class: nearly always there is none.
        Dear dear = methods.isEmpty() ? null : methods.get(method.signature());
        return dear != null && dear.budget() == method.rule().perfcatcher().budget();
    }

    /** Gives the internal names of the classes that are to be woven anew, all at once: each time the JVM stops for it. */
    void drainTo(Consumer<Set<String>> weaving) {
        Set<String> names = new HashSet<>();
        for (String name = rewoven.poll(); name != null; name = rewoven.poll()) {
            names.add(name);
        }
        if (!names.isEmpty()) {
            weaving.accept(names);
        }
    }

    /** Names for people, sorted. */
    List<String> names() {
        return methods.values().stream().map(Dear::toolName).sorted().toList();
    }
}
