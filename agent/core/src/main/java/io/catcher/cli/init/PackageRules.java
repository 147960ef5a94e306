package io.catcher.cli.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * For what has no role: the packages with the most behaviour, as many as together stay readable. A package that
 * holds nearly everything is taken apart first.
 */
final class PackageRules {

    private static final int MOST_GROUPS = 200;
    private static final int MOST_RULES = 8;
    private static final int BUDGET = 1_800;
    private static final int LARGE = 400;
    private static final double MOST_SHARE = 0.4;

    /** Of the best one's worth. */
    private static final double TOO_LITTLE = 0.05;

    private static final double ENOUGH = 0.8;

    private final String mainPackage;
    private final int budget;
    private final List<PackageGroup> chosen = new ArrayList<>();
    private final List<PackageGroup> leftOut = new ArrayList<>();

    /**
     * @param mainPackage comes first; empty = not known
     * @param watched how many methods other rules have: with them a proposal must not become too large
     */
    PackageRules(String mainPackage, int watched) {
        this.mainPackage = mainPackage;
        this.budget = Math.min(BUDGET, Proposal.MANY_METHODS - watched);
    }

    List<PackageGroup> chosen() {
        return chosen;
    }

    /** What else there is, the largest first; without what is data or generated. */
    List<PackageGroup> leftOut() {
        return leftOut;
    }

    void choose(List<String> bases, List<Sketch> classes) {
        List<PackageGroup> groups = new ArrayList<>();
        for (String base : bases) {
            List<Sketch> below = classes.stream()
                    .filter(type ->
                            base.isEmpty() ? packageOf(type).isEmpty() : PackageNames.isIn(packageOf(type), base))
                    .toList();
            if (!below.isEmpty()) {
                groups.add(new PackageGroup(base, !base.isEmpty(), below));
            }
        }
        takeApart(groups);
        List<PackageGroup> busy = groups.stream()
                .filter(group -> group.name().equals(mainPackage) || !group.isQuiet())
                .toList();
        // Of a program that is nothing but small tools, these.
        choose(
                busy.isEmpty()
                        ? groups.stream().filter(group -> group.methods() > 0).toList()
                        : busy);
    }

    private void takeApart(List<PackageGroup> groups) {
        Set<PackageGroup> whole = new HashSet<>();
        while (groups.size() < MOST_GROUPS) {
            int all = groups.stream().mapToInt(PackageGroup::methods).sum();
            Optional<PackageGroup> large = groups.stream()
                    .filter(group -> group.deep() && !whole.contains(group))
                    .filter(group -> group.methods() > LARGE || group.methods() > MOST_SHARE * all)
                    .max(Comparator.comparingInt(PackageGroup::methods));
            if (large.isEmpty()) {
                return;
            }
            List<PackageGroup> parts = parts(large.get());
            if (parts.size() == 1 && parts.get(0).name().equals(large.get().name())) {
                whole.add(large.get());
            } else {
                groups.remove(large.get());
                groups.addAll(parts);
            }
        }
    }

    private static List<PackageGroup> parts(PackageGroup group) {
        Map<String, List<Sketch>> children = new TreeMap<>(
                group.classes().stream().collect(Collectors.groupingBy(type -> child(group.name(), packageOf(type)))));
        return children.entrySet().stream()
                .map(child -> new PackageGroup(
                        child.getKey(), !child.getKey().equals(group.name()) || children.size() == 1, child.getValue()))
                .toList();
    }

    private static String child(String outer, String packageName) {
        int end = packageName.indexOf('.', outer.length() + 1);
        return packageName.equals(outer) || end < 0 ? packageName : packageName.substring(0, end);
    }

    private void choose(List<PackageGroup> groups) {
        List<PackageGroup> ranked = groups.stream()
                .sorted(Comparator.comparing(
                                (PackageGroup group) -> !group.name().equals(mainPackage))
                        .thenComparing(
                                Comparator.comparingDouble(PackageGroup::worth).reversed()))
                .toList();
        int all = ranked.stream().mapToInt(PackageGroup::substantial).sum();
        // Of a small program all is watched: whatever is left out may be where it fails.
        boolean small = ranked.stream().mapToInt(PackageGroup::methods).sum() <= LARGE;
        int methods = 0;
        int substantial = 0;
        double best = ranked.stream().mapToDouble(PackageGroup::worth).max().orElse(0);
        for (PackageGroup group : ranked) {
            boolean worthIt = chosen.isEmpty() || small || group.worth() >= TOO_LITTLE * best;
            boolean fits = chosen.isEmpty() || methods + group.methods() <= budget;
            if (fits && worthIt && chosen.size() < MOST_RULES && (all == 0 || small || substantial < ENOUGH * all)) {
                chosen.add(group);
                methods += group.methods();
                substantial += group.substantial();
            } else {
                leftOut.add(group);
            }
        }
        leftOut.sort(Comparator.comparingInt(PackageGroup::substantial).reversed());
    }

    private static String packageOf(Sketch type) {
        return PackageNames.of(type.name());
    }
}
