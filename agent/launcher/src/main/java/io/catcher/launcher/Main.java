package io.catcher.launcher;

import java.io.PrintStream;
import java.util.Map;

/** {@code java -jar catcher-agent.jar COMMAND}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) throws Exception {
        String old = new OldJava(System.getProperty("java.specification.version")).reason();
        if (old != null) {
            System.err.println("catcher: " + old);
            System.exit(2);
        }
        Object code = InstLoader.ofThisJar()
                .loadClass("io.catcher.cli.Commands")
                .getMethod("run", String[].class, PrintStream.class, PrintStream.class, Map.class)
                .invoke(null, arguments, System.out, System.err, System.getenv());
        System.exit((Integer) code);
    }
}
