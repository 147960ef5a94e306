package io.catcher.boot;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.CaptureRules.RuleView;
import io.catcher.bugcatcher.contrast.Comparison;
import io.catcher.chain.BugInterceptor;
import io.catcher.chain.BugInterceptor.Wanted;
import io.catcher.chain.Interceptor;
import io.catcher.chain.NamedSites;
import io.catcher.chain.Sites;
import io.catcher.config.Capture;
import io.catcher.config.Level;
import io.catcher.config.Rule;
import io.catcher.event.Watched;
import io.catcher.plugin.OwnInterceptors;
import io.catcher.weave.SiteRegistry;
import io.catcher.weave.match.MethodPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.bytebuddy.description.method.MethodDescription;
import org.jspecify.annotations.Nullable;

/** Gives each woven method the chain that its rule asks for. Thread-safe. */
final class Chains implements SiteRegistry {

    /** BugCatcher as each kind of method wants it. */
    record Catching(Function<Wanted, Interceptor> by, Map<Wanted, Interceptor> made) {

        Catching(BugCatcher bugcatcher, Comparison comparison) {
            this(wanted -> new BugInterceptor(bugcatcher, comparison, wanted), new ConcurrentHashMap<>());
        }

        Interceptor of(Wanted wanted) {
            return made.computeIfAbsent(wanted, by);
        }
    }

    private final Sites sites;
    private final @Nullable Catching bugcatcher;
    private final @Nullable Interceptor perfcatcher;
    private final OwnInterceptors own;
    private final Untimed untimed;
    private final Runnable onFirst;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final RuleTable rules = new RuleTable();

    /** Methods that may store null into a parameter: whether it was null when they were called cannot be seen. */
    private final Set<Integer> lettingGo = ConcurrentHashMap.newKeySet();

    /**
     * @param bugcatcher null when it is switched off; likewise perfcatcher
     * @param own those of the user's own
     * @param untimed methods of which only failures are watched
     * @param onFirst run when the first method is about to be woven
     */
    Chains(
            Sites sites,
            @Nullable Catching bugcatcher,
            @Nullable Interceptor perfcatcher,
            OwnInterceptors own,
            Untimed untimed,
            Runnable onFirst) {
        this.own = own;
        this.untimed = untimed;
        this.sites = sites;
        this.bugcatcher = bugcatcher;
        this.perfcatcher = perfcatcher;
        this.onFirst = onFirst;
    }

    @Override
    public boolean register(String internalName, MethodPlan method) {
        List<Interceptor> chain = chain(method);
        if (chain.isEmpty()) {
            return false;
        }
        String key = internalName + '.' + method.name() + method.descriptor();
        // Each time: after a reload it may be another rule's.
        ids.put(key, add(key, internalName, method, chain));
        return true;
    }

    @Override
    public boolean seesFailuresOnly(MethodPlan method) {
        return chain(method).stream().allMatch(Interceptor::seesFailuresOnly);
    }

    @Override
    public boolean wantsFrame(MethodPlan method) {
        return chain(method).stream().anyMatch(Interceptor::wantsFrame);
    }

    private List<Interceptor> chain(MethodPlan method) {
        List<Interceptor> chain = new ArrayList<>(2);
        if (bugcatcher != null && method.rule().bugcatcher().enabled() && !method.constructor()) {
            chain.add(bugcatcher.of(wanted(method)));
        }
        if (perfcatcher != null && method.rule().perfcatcher().enabled() && !untimed.has(method)) {
            chain.add(perfcatcher);
        }
        if (!method.constructor()) {
            chain.addAll(own.of(method.rule()));
        }
        return chain;
    }

    private Wanted wanted(MethodPlan method) {
        Rule rule = method.rule();
        return new Wanted(
                method.takesThrowable(),
                rule.level() == Level.DEBUG,
                rule.bugcatcher().outputs(),
                untimed.has(method));
    }

    /**
     * The sites of what the application names itself.
     *
     * @param file what holds where no rule says anything
     */
    NamedSites named(Rule file) {
        List<Interceptor> chain = new ArrayList<>(2);
        if (bugcatcher != null && file.bugcatcher().enabled()) {
            chain.add(bugcatcher.of(new Wanted(false, false, file.bugcatcher().outputs(), false)));
        }
        if (perfcatcher != null && file.perfcatcher().enabled()) {
            chain.add(perfcatcher);
        }
        return new NamedSites(sites, chain, onFirst);
    }

    private int add(String key, String internalName, MethodPlan method, List<Interceptor> chain) {
        if (!ids.containsKey(key)) {
            onFirst.run();
        }
        Watched watched =
                sites.of(key, id -> watched(id, internalName, method), chain).method();
        rules.put(watched.site(), method.rule());
        if (method.letsGo()) {
            lettingGo.add(watched.site());
        }
        return watched.site();
    }

    private Watched watched(int id, String internalName, MethodPlan method) {
        boolean original = method.keepsOriginals() || wantsFrame(method);
        return new Watched(
                id,
                internalName.replace('/', '.'),
                method.toolName(),
                method.signature(),
                method.rule().name(),
                method.parameterNames(),
                method.parameterTypes(),
                original ? List.of() : method.assigned());
    }

    @Override
    public int idOf(MethodDescription method) {
        String owner = method.getDeclaringType().asErasure().getInternalName();
        Integer id = ids.get(owner + '.' + method.getInternalName() + method.getDescriptor());
        if (id == null) {
            throw new IllegalStateException("not registered: " + method);
        }
        return id;
    }

    /** What a site's rule says of its failures. */
    static @Nullable RuleView view(@Nullable Rule rule) {
        if (rule == null) {
            return null;
        }
        // Of methods that are only timed nothing but times is wanted.
        Capture capture = rule.bugcatcher().enabled() ? rule.bugcatcher().capture() : Capture.NONE;
        return new RuleView(capture, rule.bugcatcher().ignore());
    }

    /** What may be compared of a site's calls. */
    Comparison.Terms terms(int site) {
        Rule rule = rule(site);
        return rule == null || lettingGo.contains(site) || !rule.bugcatcher().compare()
                ? Comparison.Terms.NOTHING
                : new Comparison.Terms(
                        rule.bugcatcher().capture(), !rule.bugcatcher().ignore().isEmpty());
    }

    @Nullable
    Rule rule(int site) {
        return rules.of(site);
    }

    /** Methods that are woven already are watched by these rules from now on. */
    void reload(List<Rule> now) {
        rules.reload(now);
    }
}
