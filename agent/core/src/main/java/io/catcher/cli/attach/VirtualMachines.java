package io.catcher.cli.attach;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The JDK's own way into other JVMs, {@code com.sun.tools.attach}. By reflection: its module is defined to the
 * application's class loader, which the agent's own does not see, and a runtime without it must run all other commands.
 */
final class VirtualMachines {

    private static final String PACKAGE = "com.sun.tools.attach.";

    private final ClassLoader loader;

    private VirtualMachines(ClassLoader loader) {
        this.loader = loader;
    }

    /** Another JVM of this user. */
    record Running(String pid, String program) {}

    /** What the target said of itself, before the agent was loaded. */
    record Loaded(String java, String directory) {}

    /** @throws Refused if this runtime has no such module */
    static VirtualMachines ofThisJdk() throws Refused {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw new Refused("this Java has no module jdk.attach: run the command with a JDK, not with a JRE ("
                    + System.getProperty("java.home") + ")");
        }
        return new VirtualMachines(ModuleLayer.boot().findLoader("jdk.attach"));
    }

    /** All but this one. */
    List<Running> list() throws Refused {
        List<Running> running = new ArrayList<>();
        String own = String.valueOf(ProcessHandle.current().pid());
        try {
            Class<?> descriptor = type("VirtualMachineDescriptor");
            Object all = type("VirtualMachine").getMethod("list").invoke(null);
            for (Object one : all instanceof List<?> list ? list : List.of()) {
                String pid = String.valueOf(descriptor.getMethod("id").invoke(one));
                String name = String.valueOf(descriptor.getMethod("displayName").invoke(one));
                if (!pid.equals(own)) {
                    // Without its arguments: they may hold a password.
                    running.add(new Running(pid, name.strip().split("\\s+", 2)[0]));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new Refused("the JVMs cannot be listed: " + cause(e));
        }
        return running;
    }

    /** Returns when the target has run the agent's start to its end. */
    Loaded load(long pid, String jar, String argument) throws Refused {
        try {
            Class<?> type = type("VirtualMachine");
            Object machine = type.getMethod("attach", String.class).invoke(null, String.valueOf(pid));
            try {
                Object properties = type.getMethod("getSystemProperties").invoke(machine);
                type.getMethod("loadAgent", String.class, String.class).invoke(machine, jar, argument);
                Properties known = properties instanceof Properties all ? all : new Properties();
                return new Loaded(
                        known.getProperty("java.specification.version", ""), known.getProperty("user.dir", ""));
            } finally {
                type.getMethod("detach").invoke(machine);
            }
        } catch (ReflectiveOperationException e) {
            throw new Refused(explained(pid, cause(e)));
        }
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, true, loader);
    }

    private static Throwable cause(ReflectiveOperationException e) {
        return e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    }

    private static String explained(long pid, Throwable cause) {
        String message = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}", " ");
        return switch (cause.getClass().getSimpleName()) {
            case "AttachNotSupportedException" ->
                pid + " does not let us in: " + message
                        + "; it is stopped, was started with -XX:+DisableAttachMechanism, or has another temp directory";
            case "AgentLoadException" ->
                pid + " does not load agents: " + message
                        + "; it was started with -XX:-EnableDynamicAgentLoading, or cannot read the jar";
            case "AgentInitializationException" -> "the agent's start failed in " + pid + ": " + message;
            default -> pid + " cannot be reached: " + message;
        };
    }
}
