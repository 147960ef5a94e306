package io.catcher.weave.match;

import io.catcher.config.Rule;
import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeView;
import io.catcher.weave.pattern.Pointcut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule with its patterns parsed. Immutable, thread-safe. */
record CompiledRule(Rule rule, List<Pointcut> match, List<Pointcut> exclude) {

    CompiledRule {
        match = List.copyOf(match);
        exclude = List.copyOf(exclude);
    }

    boolean mayMatch(String internalName, OffLimits limits) {
        if (limits.never() || (limits == OffLimits.JDK && !rule.allowJdk())) {
            return false;
        }
        for (int i = 0; i < match.size(); i++) {
            if (match.get(i).mayMatch(internalName)) {
                return true;
            }
        }
        return false;
    }

    /** What of the rule can touch the class; null = nothing. */
    @Nullable
    CompiledRule on(TypeView type) {
        List<Pointcut> matching = narrowed(match, type);
        if (matching.isEmpty()) {
            return null;
        }
        List<Pointcut> excluding = narrowed(exclude, type);
        return excluding.stream().anyMatch(pointcut -> pointcut.methods() == null)
                ? null
                : new CompiledRule(rule, matching, excluding);
    }

    /** The pattern by which the rule takes the method, of a class that the rule was narrowed to; null = it does not. */
    @Nullable
    Pointcut selecting(TypeView type, ClassFacts owner, MethodFacts method) {
        for (Pointcut pointcut : match) {
            if (pointcut.selects(type, owner, method)) {
                return covers(exclude, type, owner, method) ? null : pointcut;
            }
        }
        return null;
    }

    static List<Pointcut> narrowed(List<Pointcut> pointcuts, TypeView type) {
        return pointcuts.stream().filter(pointcut -> pointcut.matches(type)).toList();
    }

    static boolean covers(List<Pointcut> pointcuts, TypeView type, ClassFacts owner, MethodFacts method) {
        return pointcuts.stream().anyMatch(pointcut -> pointcut.covers(type, owner, method));
    }
}
