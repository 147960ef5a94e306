package io.catcher.bench.contender;

import io.catcher.bench.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One way to run the measured code. */
public interface Contender {

    /** As the table says it; unique. */
    String title();

    /** The JVM's arguments, with {@code scratch} for the agent's files. */
    List<String> jvmArguments(Jars jars, Path scratch) throws IOException;

    /** Milliseconds of calls until it does what it will go on doing; beside the usual warm-up. */
    default int settlingMillis() {
        return 0;
    }

    /**
     * @return what proves that the agent, if any, was in the JVM
     * @throws Unproven when it left no trace: no figure of that run may be believed
     */
    String verify(Path scratch) throws IOException, Unproven;

    /** An agent that should have been in a JVM and was not, or the other way round. */
    final class Unproven extends Exception {

        private static final long serialVersionUID = 1;

        Unproven(String why) {
            super(why);
        }
    }
}
