package io.catcher.cli.explain;

import io.catcher.cli.survey.RuleCoverage;
import io.catcher.cli.survey.Touched;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verdicts for people and for scripts. */
final class Report {

    private static final int MOST_METHODS = 20;
    private static final int MOST_TAKEN = 3;

    /** The advice adds some 100 bytes, and the JVM never compiles a method beyond 8,000. */
    private static final int NEAR_LIMIT = 7_850;

    private static final int LIMIT = 8_000;

    private final List<Verdict> verdicts;
    private final int most;

    Report(List<Verdict> verdicts, boolean all) {
        this.verdicts = verdicts;
        this.most = all ? Integer.MAX_VALUE : MOST_METHODS;
    }

    void print(PrintWriter out) {
        for (Verdict verdict : verdicts) {
            print(out, verdict);
        }
        out.println(summary());
    }

    private void print(PrintWriter out, Verdict verdict) {
        RuleCoverage rule = verdict.coverage();
        out.println(rule.rule().name() + " (" + place(rule) + "): " + (rule.isDead() ? "dead, " : "")
                + counted(rule.classes(), "class", "classes") + ", "
                + counted(rule.methods().size(), "method", "methods") + ", " + verdict.advice());
        rule.methods().stream().limit(most).forEach(method -> out.println("    " + method.shown() + remark(method)));
        if (rule.methods().size() > most) {
            out.println("    and " + (rule.methods().size() - most) + " more; --all shows them");
        }
        verdict.dead()
                .forEach((pattern, dead) ->
                        out.println("  ! \"" + pattern + "\" means nothing: " + dead.why() + meant(dead)));
        rule.refusals().forEach(refusal -> out.println("  ! " + refusal.method() + ": " + refusal.reason()));
        printTaken(out, rule);
        out.println();
    }

    private static String place(RuleCoverage rule) {
        String place = rule.rule().place();
        return place.isEmpty() ? "marked in the code" : place;
    }

    private static void printTaken(PrintWriter out, RuleCoverage rule) {
        List<RuleCoverage.Taken> taken = rule.taken();
        if (taken.isEmpty()) {
            return;
        }
        out.println("  - " + counted(taken.size(), "method that it means is", "methods that it means are")
                + " watched by an earlier rule:");
        taken.stream()
                .limit(MOST_TAKEN)
                .forEach(one -> out.println("      " + one.method().shown() + " by " + one.by()));
        if (taken.size() > MOST_TAKEN) {
            out.println("      and " + (taken.size() - MOST_TAKEN) + " more");
        }
    }

    private static String meant(DeadPattern dead) {
        return dead.meant().isEmpty() ? "" : "; did you mean '" + dead.meant() + "'?";
    }

    /** What is special about watching it; empty = nothing. */
    static String remark(Touched method) {
        int size = method.method().codeSize();
        if (method.method().constructor()) {
            return "  (timed only: the JVM lets no constructor's exception be caught)";
        }
        if (method.isAsynchronous()) {
            return "  (only its synchronous part: what it returns may fail later)";
        }
        return size > NEAR_LIMIT && size <= LIMIT
                ? "  (" + size + " bytes: left out if the advice makes it longer than the " + LIMIT
                        + " that the JVM compiles)"
                : "";
    }

    private String summary() {
        long methods = verdicts.stream()
                .mapToLong(verdict -> verdict.coverage().methods().size())
                .sum();
        long classes = verdicts.stream()
                .mapToLong(verdict -> verdict.coverage().classes())
                .sum();
        long dead =
                verdicts.stream().filter(verdict -> verdict.coverage().isDead()).count();
        return counted(verdicts.size(), "rule", "rules") + ", " + counted(methods, "method", "methods") + " of "
                + counted(classes, "class", "classes") + " watched"
                + (dead == 0 ? "" : ", " + counted(dead, "rule is", "rules are") + " dead") + cost();
    }

    private String cost() {
        boolean timed = verdicts.stream()
                .anyMatch(verdict -> verdict.coverage().rule().perfcatcher().enabled()
                        && !verdict.coverage().isDead());
        return timed ? "; a watched call costs about 0.1 microseconds, less where it is hot and short" : "";
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    List<Map<String, Object>> trees() {
        return verdicts.stream().map(this::tree).toList();
    }

    private Map<String, Object> tree(Verdict verdict) {
        RuleCoverage rule = verdict.coverage();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", rule.rule().name());
        tree.put("place", rule.rule().place());
        tree.put("dead", rule.isDead());
        tree.put("advice", verdict.advice());
        tree.put("classes", rule.classes());
        tree.put("method_count", rule.methods().size());
        tree.put(
                "methods", rule.methods().stream().limit(most).map(Report::tree).toList());
        tree.put(
                "dead_patterns",
                verdict.dead().entrySet().stream()
                        .map(entry -> Map.of(
                                "pattern",
                                entry.getKey(),
                                "why",
                                entry.getValue().why(),
                                "did_you_mean",
                                entry.getValue().meant()))
                        .toList());
        tree.put(
                "refused",
                rule.refusals().stream()
                        .map(refusal -> Map.of("method", refusal.method(), "reason", refusal.reason()))
                        .toList());
        tree.put(
                "taken",
                rule.taken().stream()
                        .limit(most)
                        .map(one -> Map.of("method", one.method().shown(), "by", one.by()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> tree(Touched method) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("method", method.shown());
        tree.put("signature", method.method().signature());
        tree.put("synchronous_part_only", method.isAsynchronous());
        tree.put("timed_only", method.method().constructor());
        return tree;
    }
}
