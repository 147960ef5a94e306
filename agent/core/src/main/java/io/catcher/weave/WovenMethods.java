package io.catcher.weave;

import io.catcher.weave.match.MethodPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which classes are woven now, by name, and by which rules. Holds no class; thread-safe. */
public final class WovenMethods {

    private final Map<String, Entry> byClass = new ConcurrentHashMap<>();

    /** @param byRule how many of the class's methods each rule decides on, by the rule's name */
    private record Entry(Map<String, Integer> byRule, int woven) {}

    /** What a rule takes. */
    public record Taken(int methods, int classes) {

        private Taken and(Taken more) {
            return new Taken(methods + more.methods, classes + more.classes);
        }
    }

    /**
     * @param planned what the rules take of a class
     * @param woven how many of these carry advice
     */
    void note(String internalName, List<MethodPlan> planned, int woven) {
        if (planned.isEmpty()) {
            forget(internalName);
        } else {
            Map<String, Integer> byRule = new HashMap<>();
            planned.forEach(method -> byRule.merge(method.rule().name(), 1, Integer::sum));
            byClass.put(internalName, new Entry(Map.copyOf(byRule), woven));
        }
    }

    void forget(String internalName) {
        byClass.remove(internalName);
    }

    /** Whether a rule takes a method of a class of this name. */
    public boolean has(String internalName) {
        return byClass.containsKey(internalName);
    }

    /** How many methods carry advice, by the internal name of their class. */
    public Map<String, Integer> byClass() {
        Map<String, Integer> woven = new HashMap<>();
        byClass.forEach((name, entry) -> woven.put(name, entry.woven()));
        return woven;
    }

    /** What each rule takes, by its name; a rule that takes nothing is not in it. */
    public Map<String, Taken> byRule() {
        Map<String, Taken> sums = new HashMap<>();
        for (Entry entry : byClass.values()) {
            entry.byRule().forEach((rule, methods) -> sums.merge(rule, new Taken(methods, 1), Taken::and));
        }
        return sums;
    }
}
