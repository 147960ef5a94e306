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
 */
public record Watched(
        int site,
        String className,
        String toolName,
        String signature,
        String rule,
        List<String> parameterNames,
        List<String> parameterTypes) {

    public Watched {
        parameterNames = List.copyOf(parameterNames);
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** As stack traces name it. */
    public String methodName() {
        return toolName.substring(toolName.lastIndexOf('.') + 1);
    }
}
