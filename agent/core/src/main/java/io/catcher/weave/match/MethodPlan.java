package io.catcher.weave.match;

import io.catcher.config.Rule;
import java.util.List;

/**
 * One method to weave, with what the advice and the events need to know of it. Immutable.
 *
 * @param descriptor of the JVM
 * @param rule the first of the file that matches
 * @param constructor timed only: the JVM does not let its exceptional exit be caught
 * @param parameterNames as in source where the class file has them, else {@code arg0}, {@code arg1} …
 * @param parameterTypes as in source, without generics
 * @param signature result, class, method and parameter types, all with their packages
 * @param toolName simple name of the class, of a nested one the innermost, and of the method
 * @param assigned names of the parameters that the body stores into
 * @param letsGo whether the body may store null into a parameter, or anything into one that may be large
 * @param reusesSlots whether the body may put something else where {@code this} or a parameter was; never together with letsGo
 * @param takesThrowable whether a parameter is declared as a Throwable: an exception may come in there
 * @param codeSize of the body, in bytes, before weaving
 */
public record MethodPlan(
        String name,
        String descriptor,
        Rule rule,
        boolean isStatic,
        boolean constructor,
        List<String> parameterNames,
        List<String> parameterTypes,
        String signature,
        String toolName,
        List<String> assigned,
        boolean letsGo,
        boolean reusesSlots,
        boolean takesThrowable,
        int codeSize) {

    public MethodPlan {
        parameterNames = List.copyOf(parameterNames);
        parameterTypes = List.copyOf(parameterTypes);
        assigned = List.copyOf(assigned);
    }

    /**
     * Whether to keep the arguments as the method was called with them: where it assigns them, but not where it may be to let
     * go of them.
     */
    public boolean keepsOriginals() {
        return reusesSlots || (!assigned.isEmpty() && !letsGo);
    }
}
