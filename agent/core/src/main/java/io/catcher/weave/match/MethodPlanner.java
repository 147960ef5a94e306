package io.catcher.weave.match;

import io.catcher.config.Rule;
import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeView;
import io.catcher.weave.pattern.Pointcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/** Decides for each method of one class. Confined to a thread, used once. */
final class MethodPlanner {

    private final TypeView type;
    private final ClassFacts facts;
    private final Map<String, Integer> codeSizes;
    private final MarkedMethods marked;
    private final List<MethodPlan> plans = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    MethodPlanner(TypeView type, ClassFacts facts, Map<String, Integer> codeSizes, MarkedMethods marked) {
        this.marked = marked;
        this.type = type;
        this.facts = facts;
        this.codeSizes = codeSizes;
    }

    /** @param rules narrowed to the class, as are the exclusions for all of them */
    ClassPlan plan(List<CompiledRule> rules, List<Pointcut> exclude) {
        for (MethodFacts method : facts.methods()) {
            if (!CompiledRule.covers(exclude, type, facts, method)) {
                decide(method, rules);
            }
        }
        return new ClassPlan(plans, refusals);
    }

    private void decide(MethodFacts method, List<CompiledRule> rules) {
        for (CompiledRule rule : rules) {
            Pointcut pointcut = rule.selecting(type, facts, method);
            if (pointcut != null) {
                decide(method, rule.rule(), pointcut);
                return;
            }
        }
        Rule own = marked.rule(method);
        if (own != null) {
            plans.add(planned(method, own));
        }
    }

    private void decide(MethodFacts method, Rule rule, Pointcut pointcut) {
        if (method.isAbstract() || method.isNative()) {
            if (pointcut.namesOneMethod()) {
                refuse(method, rule, withoutBody(method));
            }
        } else if (method.isConstructor() && !rule.perfcatcher().enabled()) {
            refuse(
                    method,
                    rule,
                    "a constructor can only be timed (the JVM does not let its exceptional exit be caught),"
                            + " and this rule does not time");
        } else {
            plans.add(planned(method, rule));
        }
    }

    private String withoutBody(MethodFacts method) {
        return method.isNative()
                ? "native: there is no byte code to weave"
                : "abstract: nothing runs here; \"+" + facts.binaryName() + "#" + method.name()
                        + "\" watches what implements it";
    }

    private void refuse(MethodFacts method, Rule rule, String reason) {
        refusals.add(new Refusal(signature(method), rule, reason));
    }

    private MethodPlan planned(MethodFacts method, Rule rule) {
        return new MethodPlan(
                method.name(),
                method.descriptor(),
                marked.levelled(method, rule),
                method.isStatic(),
                method.isConstructor(),
                method.parameterNames(),
                parameterTypes(method),
                signature(method),
                marked.name(method, facts.simpleName() + "." + method.name()),
                method.assigned(),
                method.letsGo(),
                method.reusesSlots(),
                ThrowableParameters.in(method.descriptor(), type),
                codeSizes.getOrDefault(method.key(), 0));
    }

    private String signature(MethodFacts method) {
        String result = facts.sourceName(Type.getReturnType(method.descriptor()));
        String parameters = String.join(", ", parameterTypes(method));
        return result + " " + facts.binaryName() + "." + method.name() + "(" + parameters + ")";
    }

    private List<String> parameterTypes(MethodFacts method) {
        return Stream.of(Type.getArgumentTypes(method.descriptor()))
                .map(facts::sourceName)
                .toList();
    }
}
