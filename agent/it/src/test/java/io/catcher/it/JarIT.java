package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the agent's jar, and what is not. */
class JarIT {

    private static final long LARGEST = 4_000_000;

    /** The folders of inst/ that hold the agent and its libraries; a new one needs a reason in its commit. */
    private static final Set<String> ROOMS = Set.of(
            "ch/qos",
            "com/github",
            "com/google",
            "io/catcher",
            "java/lang",
            "net/bytebuddy",
            "org/slf4j",
            "org/snakeyaml");

    @Test
    void it_is_small() throws IOException {
        assertThat(Files.size(Fork.agent())).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void nothing_is_at_its_root_but_the_launcher() throws IOException {
        assertThat(AgentJar.entries())
                .filteredOn(name -> !name.startsWith("inst/"))
                .allMatch(name -> name.startsWith("io/catcher/launcher/")
                        || Set.of("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE")
                                .contains(name));
    }

    @Test
    void no_class_file_or_service_file_of_a_library_can_be_found_by_the_application() throws IOException {
        assertThat(AgentJar.entries())
                .filteredOn(name -> name.startsWith("inst/"))
                .noneMatch(name -> name.endsWith(".class") || name.contains("META-INF"));
    }

    @Test
    void only_the_known_libraries_are_inside() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String name : AgentJar.inside().keySet()) {
            if (!name.startsWith("picocli/")) {
                String[] parts = name.split("/", -1);
                found.add(parts[0] + "/" + parts[1]);
            }
        }

        assertThat(ROOMS).containsAll(found);
    }

    @Test
    void the_only_class_for_java_lang_is_the_bridge() throws IOException {
        assertThat(AgentJar.inside().keySet())
                .filteredOn(name -> name.startsWith("java/"))
                .containsExactly("java/lang/CatcherBridge.class");
    }

    @Test
    void a_second_build_makes_the_same_bytes_since_no_entry_carries_the_time_of_the_build() throws IOException {
        try (JarFile jar = new JarFile(Fork.agent().toFile())) {
            assertThat(jar.stream().map(JarEntry::getTime).distinct()).hasSize(1);
            assertThat(jar.stream().map(JarEntry::getTimeLocal).distinct())
                    .containsExactly(LocalDateTime.of(2026, 11, 21, 0, 0));
        }
    }

    @Test
    void java_8_can_load_the_launcher_that_tells_it_that_it_is_too_old() throws IOException {
        try (JarFile jar = new JarFile(Fork.agent().toFile());
                DataInputStream in =
                        new DataInputStream(jar.getInputStream(jar.getEntry("io/catcher/launcher/Agent.class")))) {
            in.readInt();
            in.readUnsignedShort();
            assertThat(in.readUnsignedShort()).isEqualTo(52);
        }
    }
}
