package io.catcher.weave.match;

import java.util.List;

/**
 * What to weave in one class. Immutable.
 *
 * @param methods in the order of the class file; empty = leave the class as it is
 * @param refusals what a rule asked for and cannot have
 */
public record ClassPlan(List<MethodPlan> methods, List<Refusal> refusals) {

    static final ClassPlan NOTHING = new ClassPlan(List.of(), List.of());

    public ClassPlan {
        methods = List.copyOf(methods);
        refusals = List.copyOf(refusals);
    }
}
