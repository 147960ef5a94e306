package io.catcher.cli.survey;

import io.catcher.config.PatternText;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.weave.match.ClassPlan;
import io.catcher.weave.match.Matcher;
import io.catcher.weave.match.MethodPlan;
import io.catcher.weave.match.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of an application each rule would watch: asks the agent's own matcher about every class file, as the JVM
 * would about every class that it loads. Used once, by one thread.
 */
public final class Coverage {

    private final Matcher matcher;
    private final List<Rule> rules;
    private final boolean byMark;
    private final List<Single> singles = new ArrayList<>();
    private final IdentityHashMap<Rule, List<Touched>> methods = new IdentityHashMap<>();
    private final IdentityHashMap<Rule, List<Refusal>> refusals = new IdentityHashMap<>();
    private final IdentityHashMap<Rule, Map<String, RuleCoverage.Taken>> taken = new IdentityHashMap<>();

    /** One pattern as if it stood alone: what it means, whoever gets it. */
    private static final class Single {

        private final Rule rule;
        private final String pattern;
        private final Matcher matcher;
        private int hits;

        Single(Rule rule, PatternText pattern, Settings settings) {
            this.rule = rule;
            this.pattern = pattern.text();
            Rule alone = rule.of(List.of(pattern), rule.exclude(), rule.place());
            this.matcher = Matcher.compile(with(settings, List.of(alone))).matcher();
        }
    }

    private Coverage(Settings settings, boolean byPattern, boolean byMark) {
        this.matcher = Matcher.compile(settings).matcher();
        this.rules = new ArrayList<>();
        this.byMark = byMark;
        for (Rule rule : settings.rules()) {
            add(rule);
            if (byPattern) {
                rule.match().forEach(pattern -> singles.add(new Single(rule, pattern, settings)));
            }
        }
    }

    private void add(Rule rule) {
        rules.add(rule);
        methods.put(rule, new ArrayList<>());
        refusals.put(rule, new ArrayList<>());
        taken.put(rule, new LinkedHashMap<>());
    }

    /** The same settings with other rules. */
    public static Settings with(Settings settings, List<Rule> rules) {
        return new Settings(
                settings.service(),
                rules,
                settings.exclude(),
                settings.bugcatcher(),
                settings.perfcatcher(),
                settings.interceptors(),
                settings.redaction(),
                settings.external(),
                settings.files());
    }

    /** Of all classes, each pattern looked at for itself, too; of the JDK's where a rule allows it. */
    public static List<RuleCoverage> whole(Settings settings, Application application) {
        Coverage coverage = new Coverage(settings, true, true);
        coverage.ask(application, application.names());
        if (settings.rules().stream().anyMatch(Rule::allowJdk)) {
            coverage.askJdk();
        }
        return coverage.result();
    }

    /** Of some classes, by their internal names. */
    public static List<RuleCoverage> of(Settings settings, Application application, Collection<String> names) {
        Coverage coverage = new Coverage(settings, false, false);
        coverage.ask(application, names);
        return coverage.result();
    }

    /** Of one class, also by its own marks. */
    public static List<RuleCoverage> of(Settings settings, Application application, String name) {
        Coverage coverage = new Coverage(settings, false, true);
        coverage.ask(application, List.of(name));
        return coverage.result();
    }

    private void ask(Application application, Collection<String> names) {
        for (String name : names) {
            // A mark in the code shows only in the class file.
            if (byMark || mayMatch(name)) {
                byte[] bytes = application.classFile(name);
                if (bytes != null) {
                    ask(application.loader(), name, bytes);
                }
            }
        }
    }

    private void askJdk() {
        for (JdkClasses.JdkClass type : JdkClasses.all()) {
            if (mayMatch(type.internalName())) {
                try {
                    ask(null, type.internalName(), type.read());
                } catch (IOException unreadable) {
                    // Then the JVM cannot load it either.
                }
            }
        }
    }

    private boolean mayMatch(String name) {
        return matcher.mayMatch(name) || singles.stream().anyMatch(single -> single.matcher.mayMatch(name));
    }

    private void ask(@Nullable ClassLoader loader, String name, byte[] bytes) {
        String className = name.replace('/', '.');
        Map<String, Rule> owners = new HashMap<>();
        if (byMark ? matcher.mayMatch(name, bytes) : matcher.mayMatch(name)) {
            ClassPlan plan = matcher.plan(loader, name, bytes);
            for (MethodPlan method : plan.methods()) {
                Rule rule = known(method.rule());
                if (rule != null) {
                    owners.put(method.name() + method.descriptor(), rule);
                    of(methods, rule).add(new Touched(className, method));
                }
            }
            for (Refusal refusal : plan.refusals()) {
                Rule rule = known(refusal.rule());
                if (rule != null) {
                    of(refusals, rule).add(refusal);
                }
            }
        }
        for (Single single : singles) {
            if (single.matcher.mayMatch(name)) {
                single.matcher.plan(loader, name, bytes).methods().stream()
                        .filter(method -> method.rule().place().equals(single.rule.place()))
                        .forEach(method -> hit(single, className, method, owners));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // Two rules may read the same.
    private void hit(Single single, String className, MethodPlan method, Map<String, Rule> owners) {
        single.hits++;
        Rule owner = owners.get(method.name() + method.descriptor());
        if (owner != null && owner != single.rule) {
            Touched touched = new Touched(className, method);
            of(taken, single.rule).put(touched.key(), new RuleCoverage.Taken(touched, owner.name()));
        }
    }

    /**
     * The rule of the file that a plan speaks of, which may be a copy with another level; that of marks in the code comes
     * into being with the first of them. Null = nobody asked for marks.
     */
    private @Nullable Rule known(Rule planned) {
        for (Rule rule : rules) {
            if (isSame(planned, rule)) {
                return rule;
            }
        }
        if (!byMark) {
            return null;
        }
        add(planned);
        return planned;
    }

    private static boolean isSame(Rule planned, Rule rule) {
        return planned.place().equals(rule.place())
                && planned.name().equals(rule.name())
                && planned.match().equals(rule.match());
    }

    /** Each rule was put there before. */
    private static <T> T of(IdentityHashMap<Rule, T> byRule, Rule rule) {
        return Objects.requireNonNull(byRule.get(rule));
    }

    private List<RuleCoverage> result() {
        return rules.stream().map(this::result).toList();
    }

    @SuppressWarnings("ReferenceEquality")
    private RuleCoverage result(Rule rule) {
        Map<String, Integer> hits = new LinkedHashMap<>();
        singles.stream().filter(single -> single.rule == rule).forEach(single -> hits.put(single.pattern, single.hits));
        return new RuleCoverage(
                rule,
                of(methods, rule),
                of(refusals, rule),
                hits,
                List.copyOf(of(taken, rule).values()));
    }
}
