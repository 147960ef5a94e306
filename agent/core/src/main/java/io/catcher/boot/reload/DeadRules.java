package io.catcher.boot.reload;

import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.event.Severity;
import io.catcher.weave.LoadedClasses.ClassFile;
import io.catcher.weave.WovenMethods.Taken;
import io.catcher.weave.match.Matcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells, when the program has started up, which rules match nothing and which match far more than anybody watches, once for
 * each rule. One that matches later needs no word. Used by one thread.
 */
public final class DeadRules {

    /** Looks, of a second each. Programs load classes for long: what is told too early is a false alarm. */
    private static final int SOONEST = 30;

    private static final int CALM = 10;
    private static final int LATEST = 300;

    /** In {@value #CALM} looks. A server that does its work still loads some. */
    private static final int FEW_CLASSES = 50;

    /** Nobody reads what so many methods tell, and each costs. */
    private static final int MANY_METHODS = 2_000;

    /** A program of which more than half is watched, if that is not a small one. */
    private static final int MANY_CLASSES = 200;

    private final Supplier<Configuration> current;
    private final Supplier<Map<String, Taken>> taken;
    private final Supplier<Map<String, ClassFile>> loaded;
    private final IntSupplier loadedClasses;
    private final Notes notes;
    private final Set<String> told = new HashSet<>();
    private @Nullable Configuration judged;
    private int looks;
    private int calmSince;
    private int classes;

    /**
     * @param taken what each rule takes now, by its name; a rule that takes nothing is not in it
     * @param loaded the application's classes by their internal names; asked once for each judgement
     * @param loadedClasses a count that rises as classes are loaded
     */
    public DeadRules(
            Supplier<Configuration> current,
            Supplier<Map<String, Taken>> taken,
            Supplier<Map<String, ClassFile>> loaded,
            IntSupplier loadedClasses,
            Notes notes) {
        this.current = current;
        this.taken = taken;
        this.loaded = loaded;
        this.loadedClasses = loadedClasses;
        this.notes = notes;
    }

    /** To be called once a second. */
    public void look() {
        looks++;
        int now = loadedClasses.getAsInt();
        if (now - classes > FEW_CLASSES) {
            classes = now;
            calmSince = looks;
        }
        boolean settled = looks >= LATEST || (looks >= SOONEST && looks - calmSince >= CALM);
        Configuration configuration = current.get();
        if (settled && !configuration.equals(judged)) {
            judged = configuration;
            judge(configuration.settings().rules());
        }
    }

    private void judge(List<Rule> rules) {
        Map<String, Taken> byRule = taken.get();
        List<Rule> dead = rules.stream()
                .filter(rule -> !byRule.containsKey(rule.name()) && isNews("dead", rule))
                .toList();
        List<Rule> alive =
                rules.stream().filter(rule -> byRule.containsKey(rule.name())).toList();
        if (dead.isEmpty() && alive.isEmpty()) {
            return;
        }
        Map<String, ClassFile> classFiles = loaded.get();
        tellDead(dead, classFiles);
        for (Rule rule : alive) {
            Taken all = byRule.get(rule.name());
            if (all != null && isTooMuch(all, classFiles.size()) && isNews("broad", rule)) {
                tellBroad(rule, all, classFiles.size());
            }
        }
    }

    private boolean isNews(String what, Rule rule) {
        return told.add(what
                + rule.name()
                + rule.match().stream().map(pattern -> '\n' + pattern.text()).toList());
    }

    private static boolean isTooMuch(Taken all, int loaded) {
        return all.methods() > MANY_METHODS || (all.classes() > MANY_CLASSES && all.classes() > loaded / 2);
    }

    private void tellDead(List<Rule> dead, Map<String, ClassFile> classFiles) {
        List<Map<String, Object>> details = new ArrayList<>();
        for (Rule rule : dead) {
            NearMiss miss = shadowed(rule, classFiles);
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("rule", rule.name());
            detail.put("pattern", miss.pattern());
            detail.put("why", miss.why());
            if (!miss.meant().isEmpty()) {
                detail.put("did_you_mean", miss.meant());
            }
            details.add(detail);
            notes.warn("dead rule: '" + rule.name() + "' (" + rule.place() + ") matched nothing: " + miss.told());
        }
        if (!details.isEmpty()) {
            notes.event("dead_rules", Severity.WARNING, "E102", Map.of("rules", details));
        }
    }

    /** The first rule that matches a method decides: one below it may be right and match nothing all the same. */
    private NearMiss shadowed(Rule rule, Map<String, ClassFile> classFiles) {
        NearMiss miss = NearMiss.of(rule, classFiles);
        if (!miss.meant().isEmpty()) {
            return miss;
        }
        Matcher alone = Matcher.compile(alone(rule)).matcher();
        for (Map.Entry<String, ClassFile> loadedClass : classFiles.entrySet()) {
            byte[] bytes = alone.mayMatch(loadedClass.getKey())
                    ? loadedClass.getValue().read()
                    : null;
            if (bytes != null
                    && !alone.plan(null, loadedClass.getKey(), bytes).methods().isEmpty()) {
                return new NearMiss(
                        miss.pattern(),
                        "its methods are another rule's, above it in the file, or excluded for all rules",
                        "");
            }
        }
        return miss;
    }

    private static Settings alone(Rule rule) {
        Settings none = Settings.DEFAULTS;
        return new Settings(
                none.service(),
                List.of(rule),
                List.of(),
                none.bugcatcher(),
                none.perfcatcher(),
                List.of(),
                none.redaction(),
                false,
                none.files());
    }

    private void tellBroad(Rule rule, Taken all, int loaded) {
        notes.warn("the rule '" + rule.name() + "' (" + rule.place() + ") matches " + all.methods() + " methods of "
                + all.classes() + " classes, of " + loaded
                + " that are loaded beside the JDK's; each costs: name fewer packages, or exclude some");
        notes.event(
                "broad_rule",
                Severity.WARNING,
                "E102",
                Map.of("rule_name", rule.name(), "methods", all.methods(), "classes", all.classes(), "loaded", loaded));
    }
}
