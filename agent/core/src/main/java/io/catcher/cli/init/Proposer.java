package io.catcher.cli.init;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Archive;
import io.catcher.cli.survey.Coverage;
import io.catcher.cli.survey.RuleCoverage;
import io.catcher.cli.survey.Touched;
import io.catcher.config.PatternText;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.weave.classfile.TypeHierarchy;
import io.catcher.weave.pattern.PatternException;
import io.catcher.weave.pattern.Pointcut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a proposal: many patterns that may find something are tried on the application with the agent's own matcher, and
 * those stay that do. Annotations first, then names, then packages. Used once.
 */
final class Proposer {

    /** Below this share of the behaviour behind its entries the roles of an application are not what it mainly does. */
    private static final double LITTLE = 0.25;

    private static final double FEW = 0.03;
    private static final Set<String> AROUND_REQUESTS = Set.of(
            "com/sun/net/httpserver/Filter",
            "jakarta/servlet/Filter",
            "javax/servlet/Filter",
            "jakarta/ws/rs/container/ContainerRequestFilter",
            "javax/ws/rs/container/ContainerRequestFilter",
            "org/springframework/web/servlet/HandlerInterceptor",
            "org/springframework/web/server/WebFilter");

    private final Application application;
    private final OwnPackages own;
    private final Map<String, Sketch> sketches = new LinkedHashMap<>();
    private final Candidates candidates;

    Proposer(Application application, OwnPackages own) {
        this.application = application;
        this.own = own;
        sketch();
        this.candidates = new Candidates(own.bases(), sketches.values());
    }

    Proposal propose() {
        List<Draft> drafts = new ArrayList<>(roles());
        PackageRules packages = new PackageRules(mainPackage(), watched(drafts));
        if (drafts.isEmpty() || isShallow(drafts)) {
            packages.choose(own.bases(), untouched(touched(drafts)));
            drafts.addAll(packageDrafts(packages.chosen(), drafts));
        }
        Set<String> touched = touched(drafts);
        List<String> exclude = exclusions(touched);
        return new Proposal(
                ServiceName.of(application, own),
                own,
                written(drafts, exclude),
                exclude,
                packages.leftOut(),
                unwatched(touched));
    }

    private List<String> unwatched(Set<String> touched) {
        return untouched(touched).stream()
                .filter(type -> type.methods() > 0)
                .sorted(Comparator.comparingInt(Sketch::substantial)
                        .thenComparingInt(Sketch::methods)
                        .reversed())
                .map(type -> type.name().replace('/', '.'))
                .toList();
    }

    /**
     * Whether most of what happens below the places where work comes in would not be seen. What a handler catches leaves no
     * watched method, so a failure shows only if something between the handler and the place of the throw is watched.
     */
    private boolean isShallow(List<Draft> drafts) {
        Set<String> all = touched(drafts);
        Set<String> entered = touched(
                drafts.stream().filter(draft -> Role.isEntry(draft.name())).toList());
        if (entered.containsAll(all)) {
            return untouched(all).stream().anyMatch(type -> type.methods() > 0);
        }
        long below = substantial(sketches.keySet()) - substantial(entered);
        return substantial(all) - substantial(entered) < LITTLE * below;
    }

    private int watched(List<Draft> drafts) {
        return coverage(drafts, List.of()).stream()
                .mapToInt(rule -> rule.methods().size())
                .sum();
    }

    private void sketch() {
        TypeHierarchy types = new TypeHierarchy();
        Set<String> kin = new HashSet<>(Candidates.kin());
        kin.addAll(AROUND_REQUESTS);
        for (String name : own.classes()) {
            byte[] bytes = application.classFile(name);
            Sketch sketch = bytes == null ? null : Sketch.of(types, application.loader(), bytes, kin);
            if (sketch != null) {
                sketches.put(name, sketch);
            }
        }
    }

    private List<Draft> roles() {
        List<Draft> certain = new ArrayList<>();
        List<Draft> telling = new ArrayList<>();
        for (Role role : Role.ALL) {
            certain.addAll(candidates.certain(role));
            telling.addAll(role.telling() ? candidates.named(role) : List.of());
        }
        Set<String> recognised = touched(certain);
        if (!isMany(recognised) && !isMany(touched(telling))) {
            return joined(alive(certain));
        }
        List<Draft> all = new ArrayList<>();
        for (Role role : Role.ALL) {
            all.addAll(candidates.certain(role));
            candidates.named(role).stream()
                    .filter(draft -> !recognised.containsAll(touched(List.of(draft))))
                    .forEach(all::add);
        }
        return joined(alive(all));
    }

    /** Whether so many classes have a role that roles are how this application is built. */
    private boolean isMany(Set<String> classes) {
        long doing =
                sketches.values().stream().filter(type -> type.methods() > 0).count();
        return classes.size() >= Math.max(2, FEW * doing);
    }

    private List<Draft> alive(List<Draft> drafts) {
        List<RuleCoverage> coverage = coverage(drafts, List.of());
        List<Draft> alive = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (!coverage.get(i).isDead()) {
                alive.add(drafts.get(i));
            }
        }
        return alive;
    }

    /** One rule for each role, with all its patterns. */
    private static List<Draft> joined(List<Draft> drafts) {
        Map<String, Draft> byName = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            byName.merge(draft.name(), draft, (a, b) -> {
                List<String> patterns = new ArrayList<>(a.patterns());
                patterns.addAll(b.patterns());
                return new Draft(a.name(), a.title(), patterns);
            });
        }
        return List.copyOf(byName.values());
    }

    /** @param others rules whose names are taken */
    private static List<Draft> packageDrafts(List<PackageGroup> groups, List<Draft> others) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> names = others.stream().map(Draft::name).collect(Collectors.toSet());
        for (PackageGroup group : groups) {
            String[] words = group.name().split("\\.", -1);
            String name = group.name().isEmpty() ? "main" : words[words.length - 1];
            for (int i = words.length - 2; !names.add(name) && i >= 0; i--) {
                name = words[i] + "-" + name;
            }
            String title = group.name().isEmpty() ? "Classes without a package" : "Package " + group.name();
            drafts.add(new Draft(name, title, List.of(group.pattern())));
        }
        return drafts;
    }

    private String mainPackage() {
        return application.archives().stream()
                .filter(Archive::given)
                .map(Signs::mainClass)
                .filter(name -> !name.isEmpty())
                .map(name -> PackageNames.of(name.replace('.', '/')))
                .findFirst()
                .orElse("");
    }

    private List<String> exclusions(Set<String> touched) {
        Set<String> exclude = new java.util.TreeSet<>();
        for (String name : touched) {
            Sketch sketch = sketches.get(name);
            if (sketch != null && AROUND_REQUESTS.contains(sketch.kin())) {
                exclude.add("+" + sketch.kin().replace('/', '.'));
            }
        }
        for (String pattern : candidates.exclusions()) {
            if (touched.stream().anyMatch(name -> isNamed(pattern, name))) {
                exclude.add(pattern);
            }
        }
        own.copies().forEach(root -> exclude.add(root + ".**"));
        return List.copyOf(exclude);
    }

    private static boolean isNamed(String pattern, String name) {
        try {
            return Pointcut.excluding(pattern).mayMatch(name);
        } catch (PatternException notOurs) {
            return false;
        }
    }

    private List<Proposal.Written> written(List<Draft> drafts, List<String> exclude) {
        // Of all classes: a pattern means also what somebody else's jar has in these packages.
        List<RuleCoverage> coverage = coverage(drafts, exclude, application.names());
        List<Proposal.Written> written = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (!coverage.get(i).isDead()) {
                written.add(new Proposal.Written(drafts.get(i), coverage.get(i), kept(coverage.get(i))));
            }
        }
        return written;
    }

    private List<Kept> kept(RuleCoverage rule) {
        return Role.isEntry(rule.rule().name()) ? Kept.of(application, rule, sketches::containsKey) : List.of();
    }

    private List<RuleCoverage> coverage(List<Draft> drafts, List<String> exclude) {
        return coverage(drafts, exclude, own.classes());
    }

    private List<RuleCoverage> coverage(List<Draft> drafts, List<String> exclude, Collection<String> names) {
        List<Rule> rules = drafts.stream().map(Draft::rule).toList();
        Settings settings = Settings.DEFAULTS;
        Settings tried = new Settings(
                settings.service(),
                rules,
                exclude.stream()
                        .map(text -> new PatternText(text, "proposal:1:1"))
                        .toList(),
                settings.bugcatcher(),
                settings.perfcatcher(),
                settings.interceptors(),
                settings.redaction(),
                settings.external(),
                settings.files());
        return Coverage.of(tried, application, names);
    }

    /** Internal names of all classes that the rules touch. */
    private Set<String> touched(List<Draft> drafts) {
        return coverage(drafts, List.of()).stream()
                .flatMap(rule -> rule.methods().stream())
                .map(Touched::className)
                .map(name -> name.replace('.', '/'))
                .collect(Collectors.toSet());
    }

    private List<Sketch> untouched(Set<String> touched) {
        return sketches.values().stream()
                .filter(type -> !touched.contains(type.name()))
                .toList();
    }

    private long substantial(Collection<String> names) {
        return names.stream()
                .map(sketches::get)
                .filter(java.util.Objects::nonNull)
                .mapToLong(Sketch::substantial)
                .sum();
    }
}
