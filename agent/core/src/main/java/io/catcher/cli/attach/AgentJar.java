package io.catcher.cli.attach;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where the jar is that this command runs from. */
final class AgentJar {

    private AgentJar() {}

    /** @throws Refused if it does not run from the packaged jar */
    static Path find() throws Refused {
        ClassLoader own = AgentJar.class.getClassLoader();
        // The loader's own class lies at the jar's top, where the JVM looks for the agent.
        CodeSource source =
                own == null ? null : own.getClass().getProtectionDomain().getCodeSource();
        try {
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            if (jar != null && jar.toString().endsWith(".jar")) {
                return jar.toAbsolutePath();
            }
        } catch (URISyntaxException | RuntimeException notAFile) {
            // As below.
        }
        throw new Refused("this command does not run from catcher-agent.jar, so there is nothing to load");
    }
}
