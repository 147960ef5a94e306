package io.catcher.boot.process;

import java.util.List;

/** The JVM's own arguments, from the JDK's internals: asking its management would load half of it. */
public final class JvmArguments {

    private JvmArguments() {}

    /** Empty where they cannot be had. */
    public static List<String> all() {
        try {
            Object arguments = Class.forName("jdk.internal.misc.VM")
                    .getMethod("getRuntimeArguments")
                    .invoke(null);
            return arguments instanceof String[] all ? List.of(all) : List.of();
        } catch (ReflectiveOperationException | LinkageError notThisJvm) {
            return List.of();
        }
    }
}
