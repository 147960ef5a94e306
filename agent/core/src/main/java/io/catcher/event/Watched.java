package io.catcher.event;

import java.util.List;

/**
 * A woven method as events name it. Holds Strings only: a {@code Class} here would keep a dead class loader alive.
 *
 * @param site id of the site, never reused in a JVM
 * @param className binary name of the declaring class, {@code com.acme.Orders$Line}
 * @param toolName simple class name and method, {@code Orders.place}
 * @param signature return type, qualified name and parameter types
 * @param rule name of the YAML rule that matched
 * @param parameterNames as compiled, or {@code arg0} and on where the class does not say
 * @param parameterTypes as written in source
 * @param reassigned names of the parameters that it may store into, and of which the original is not kept
 */
public record Watched(
        int site,
        String className,
        String toolName,
        String signature,
        String rule,
        List<String> parameterNames,
        List<String> parameterTypes,
        List<String> reassigned) {

    public Watched {
        parameterNames = List.copyOf(parameterNames);
        parameterTypes = List.copyOf(parameterTypes);
        reassigned = List.copyOf(reassigned);
    }

    /** One whose arguments stay as they came. */
    public Watched(
            int site,
            String className,
            String toolName,
            String signature,
            String rule,
            List<String> parameterNames,
            List<String> parameterTypes) {
        this(site, className, toolName, signature, rule, parameterNames, parameterTypes, List.of());
    }

    /** Whether it is one of Kotlin's that are called again to go on where they have waited. */
    public boolean suspends() {
        int last = parameterTypes.size() - 1;
        return toolName.endsWith(".invokeSuspend")
                || (last >= 0 && parameterTypes.get(last).equals("kotlin.coroutines.Continuation"));
    }

    /** As stack traces name it. */
    public String methodName() {
        return toolName.substring(toolName.lastIndexOf('.') + 1);
    }
}
