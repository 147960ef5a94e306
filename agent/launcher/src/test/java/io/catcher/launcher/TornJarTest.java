package io.catcher.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The agent's jar is emptied or replaced while the JVM starts: the class that it entered by is the only one there is. */
class TornJarTest {

    @Test
    void what_leaves_premain_would_abort_the_JVM() throws Exception {
        Class<?> agent = new OnlyTheFirst().loadClass(Agent.class.getName());
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            agent.getMethod("premain", String.class, Instrumentation.class).invoke(null, null, null);
        } finally {
            System.setErr(usual);
        }

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("catcher: could not start, the application runs without it: ")
                .contains("NoClassDefFoundError", "jar");
    }

    private static final class OnlyTheFirst extends ClassLoader {

        OnlyTheFirst() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(Agent.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = Agent.class.getResourceAsStream("Agent.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
