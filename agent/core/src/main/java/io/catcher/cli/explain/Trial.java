package io.catcher.cli.explain;

import io.catcher.config.PatternText;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.pattern.PatternException;
import io.catcher.weave.pattern.Pointcut;
import java.util.ArrayList;
import java.util.List;

/** One pattern of a rule, tried step by step as the matcher does it, to say at which step it fails. */
record Trial(Rule rule, Pointcut pattern, List<Pointcut> ruleExclude, List<Pointcut> exclude) {

    private static final String GENERATED = "a generated class is watched only when it is named so";

    Trial {
        ruleExclude = List.copyOf(ruleExclude);
        exclude = List.copyOf(exclude);
    }

    /** All patterns of all rules that can be read, in their order. */
    static List<Trial> all(Settings settings) {
        List<Pointcut> exclude = excluding(settings.exclude());
        List<Trial> trials = new ArrayList<>();
        for (Rule rule : settings.rules()) {
            List<Pointcut> ruleExclude = excluding(rule.exclude());
            for (PatternText text : rule.match()) {
                try {
                    trials.add(new Trial(rule, Pointcut.matching(text.text()), ruleExclude, exclude));
                } catch (PatternException told) {
                    // Among the mistakes.
                }
            }
        }
        return trials;
    }

    private static List<Pointcut> excluding(List<PatternText> texts) {
        List<Pointcut> pointcuts = new ArrayList<>();
        for (PatternText text : texts) {
            try {
                pointcuts.add(Pointcut.excluding(text.text()));
            } catch (PatternException told) {
                // Among the mistakes.
            }
        }
        return pointcuts;
    }

    /** Whether the class's name fits, whatever else is asked. */
    boolean isNamed(String internalName) {
        return pattern.subtypes() || pattern.className().matches(internalName);
    }

    /** Why the class is not meant; empty = it is. */
    String missesClass(Subject subject) {
        String name = subject.type().name();
        if (!isNamed(name)) {
            return "the class's name does not fit";
        }
        if (!pattern.mayMatch(name)) {
            return GENERATED;
        }
        if (pattern.subtypes() && !subject.type().isA(pattern.className()::matches, true)) {
            return "it is no " + pattern.className();
        }
        for (var annotation : pattern.classAnnotations()) {
            if (!subject.type().isAnnotated(annotation::matches)) {
                return "the class is not annotated with @" + annotation;
            }
        }
        if (!pattern.matches(subject.type())) {
            return "no method of it has the annotation";
        }
        return pattern.leavesOut(subject.type()) ? GENERATED : "";
    }

    /** Why a method of a class that is meant is not watched; empty = it is, unless an earlier rule takes it. */
    String missesMethod(Subject subject, MethodFacts method) {
        if (!pattern.covers(subject.type(), subject.facts(), method)) {
            return "its name, types or annotations do not fit";
        }
        if (!pattern.selects(subject.type(), subject.facts(), method)) {
            return leftOut(method);
        }
        String excluded = excluded(subject, method);
        return excluded.isEmpty() ? refused(method) : excluded;
    }

    private static String leftOut(MethodFacts method) {
        if (method.isBridge()) {
            return "the compiler's bridge to another method, which is watched in its place";
        }
        if (method.isSynthetic()) {
            return "made by the compiler; watched only when it is named exactly";
        }
        if (Pointcut.isWovenIn(method)) {
            return "added by a tool after compiling; watched only when it is named exactly";
        }
        if (method.looksForClass()) {
            return "a class loader's search, which says by an exception that a class is not its own;"
                    + " watched only when it is named exactly";
        }
        return method.trivialAccessor()
                ? "a bare getter or setter; watched only when it is named exactly"
                : "equals, hashCode, toString and main(String[]) are watched only when they are named exactly";
    }

    private String excluded(Subject subject, MethodFacts method) {
        for (Pointcut pointcut : ruleExclude) {
            if (pointcut.matches(subject.type()) && pointcut.covers(subject.type(), subject.facts(), method)) {
                return "left out by the rule's exclude \"" + pointcut + "\"";
            }
        }
        for (Pointcut pointcut : exclude) {
            if (pointcut.matches(subject.type()) && pointcut.covers(subject.type(), subject.facts(), method)) {
                return "left out by exclude \"" + pointcut + "\"";
            }
        }
        return "";
    }

    private String refused(MethodFacts method) {
        if (method.isAbstract()) {
            return "abstract: nothing runs here; \"+" + pattern.className() + "#...\" watches what implements it";
        }
        if (method.isNative()) {
            return "native: there is no byte code to weave";
        }
        return method.isConstructor() && !rule.perfcatcher().enabled()
                ? "a constructor can only be timed, and this rule does not time"
                : "";
    }

    /** The pattern's method name without annotations, types and result. */
    String methodName() {
        String text = pattern.text();
        String methods = text.substring(text.indexOf('#') + 1).strip();
        int end = methods.length();
        for (char stop : new char[] {'(', ':'}) {
            int at = methods.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String[] words = methods.substring(0, end).strip().split("\\s+", -1);
        return words[words.length - 1];
    }
}
