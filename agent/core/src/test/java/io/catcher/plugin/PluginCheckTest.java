package io.catcher.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.api.Interceptor;
import io.catcher.config.InterceptorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCheckTest {

    public static class Audit implements Interceptor {}

    public static class Derived extends Audit {}

    public abstract static class Half implements Interceptor {}

    public static class Hidden implements Interceptor {
        protected Hidden() {}
    }

    public static class Choosy implements Interceptor {
        public Choosy(String settings) {
            Objects.requireNonNull(settings);
        }
    }

    public static class Other {}

    @TempDir
    Path directory;

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private Path jar(Class<?> type, byte[] bytes) throws IOException {
        Path file = directory.resolve("plugin.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(type.getName().replace('.', '/') + ".class"));
            jar.write(bytes);
            if (type != Audit.class) {
                jar.putNextEntry(new JarEntry(Audit.class.getName().replace('.', '/') + ".class"));
                jar.write(bytes(Audit.class));
            }
        }
        return file;
    }

    private static List<String> mistakes(String type, String jar) {
        InterceptorSettings settings = new InterceptorSettings(type, jar, 50, List.of(), "c.yaml:2:5", "c.yaml:3:5");
        return PluginCheck.check(List.of(settings)).mistakes().stream()
                .map(PluginMistake::toString)
                .toList();
    }

    private List<String> mistakes(Class<?> type) throws IOException {
        return mistakes(type.getName(), jar(type, bytes(type)).toString());
    }

    @Test
    void what_can_be_loaded_is_sound_also_by_way_of_its_superclass() throws IOException {
        assertThat(mistakes(Audit.class)).isEmpty();
        assertThat(mistakes(Derived.class)).isEmpty();
        assertThat(mistakes("log", "")).isEmpty();
    }

    @Test
    void what_can_never_be_an_instance_is_said_with_its_reason() throws IOException {
        assertThat(mistakes(Half.class))
                .singleElement()
                .asString()
                .startsWith("c.yaml:2:5: ")
                .endsWith("$Half is abstract: there can be no instance of it");
        assertThat(mistakes(Hidden.class))
                .singleElement()
                .asString()
                .endsWith("has no public constructor without parameters");
        assertThat(mistakes(Choosy.class))
                .singleElement()
                .asString()
                .endsWith("has no public constructor without parameters");
        assertThat(mistakes(Other.class)).singleElement().asString().endsWith("is no io.catcher.api.Interceptor");
    }

    @Test
    void a_class_for_a_newer_java_is_said() throws IOException {
        byte[] newer = bytes(Audit.class);
        newer[6] = 0;
        newer[7] = (byte) (Runtime.version().feature() + 45);

        assertThat(mistakes(Audit.class.getName(), jar(Audit.class, newer).toString()))
                .singleElement()
                .asString()
                .endsWith("was compiled for Java " + (Runtime.version().feature() + 1) + ", and this JVM is a "
                        + Runtime.version().feature());
    }

    @Test
    void bytes_that_are_no_class_are_a_mistake_and_no_failure() throws IOException {
        assertThat(mistakes(
                        Audit.class.getName(),
                        jar(Audit.class, new byte[] {1, 2, 3}).toString()))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void a_directory_and_a_text_and_nothing_are_no_jars() throws IOException {
        Path text = Files.writeString(directory.resolve("text.jar"), "text");

        assertThat(mistakes("a.B", directory.toString()))
                .singleElement()
                .asString()
                .contains("is a directory");
        assertThat(mistakes("a.B", text.toString())).singleElement().asString().endsWith("text.jar is no jar");
        assertThat(mistakes("a.B", "nowhere.jar"))
                .singleElement()
                .asString()
                .contains("c.yaml:3:5", "there is no file");
        assertThat(mistakes("a.B", "\0")).singleElement().asString().contains("is no path");
    }

    @Test
    void a_class_of_another_package_is_found_by_its_own_name() throws IOException {
        assertThat(mistakes(
                        "com.acme.PluginCheckTest$Audit",
                        jar(Audit.class, bytes(Audit.class)).toString()))
                .singleElement()
                .asString()
                .contains(", which has " + Audit.class.getName());
    }
}
