package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The agent's jar leaves out what is never used of its libraries; here nothing that is left misses what was left out. */
class JarClosureIT {

    /** Parts of loki4j that stand on libraries which the agent does not have: our settings never switch them on. */
    private static final Set<String> OFF =
            Set.of("com/github/loki4j/client/pipeline/Loki4jMetrics", "com/github/loki4j/client/writer/ProtobufWriter");

    private static final Map<String, byte[]> FILES = new HashMap<>();
    private static final Map<String, ClassShape> INSIDE = new HashMap<>();
    private static final Map<String, ClassShape> PLATFORM = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        FILES.putAll(AgentJar.inside());
        FILES.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                INSIDE.put(name.substring(0, name.length() - ".class".length()), ClassShape.of(new ClassReader(bytes)));
            }
        });
    }

    @Test
    void every_class_method_and_field_that_code_inside_names_is_inside_or_in_the_jdk() {
        Set<String> missing = new TreeSet<>();
        INSIDE.values().stream().filter(user -> !OFF.contains(user.name())).forEach(user -> user.references().stream()
                .filter(reference -> !isThere(reference))
                .forEach(reference -> missing.add(user.name() + " -> " + reference)));

        assertThat(INSIDE).hasSizeGreaterThan(1_000);
        assertThat(missing).isEmpty();
    }

    @Test
    void every_method_that_a_class_inside_owes_to_an_interface_is_there() {
        Set<String> missing = new TreeSet<>();
        INSIDE.values().stream()
                .filter(shape -> !shape.isAbstract())
                .forEach(shape -> above(shape.name(), supertype -> supertype.owed().stream()
                        .filter(member -> !isImplemented(shape.name(), member))
                        .forEach(member -> missing.add(shape.name() + " does not have " + member))));

        assertThat(missing).isEmpty();
    }

    @Test
    void no_library_asks_the_jdk_for_a_logger_which_would_be_the_applications() {
        assertThat(INSIDE.values().stream()
                        .filter(user -> user.references().stream().anyMatch(JarClosureIT::asksForLogger))
                        .map(ClassShape::name))
                .isEmpty();
    }

    private static boolean asksForLogger(ClassShape.Reference reference) {
        return reference.owner().equals("java/lang/System")
                && reference.member().startsWith("getLogger(");
    }

    @Test
    void the_jvm_verifies_and_initialises_each_class_of_the_libraries() {
        ClassLoader inst = new InsideLoader();
        Map<String, Throwable> refused = new TreeMap<>();
        for (String name : INSIDE.keySet()) {
            if (!name.startsWith("io/catcher/") && !name.startsWith("java/") && !OFF.contains(name)) {
                try {
                    Class.forName(name.replace('/', '.'), true, inst);
                } catch (Throwable refusal) {
                    refused.put(name, refusal);
                }
            }
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void the_jvm_takes_each_class_that_a_lambda_of_ours_became_for_a_nest_mate() {
        ClassLoader inst = new InsideLoader();
        Map<String, String> refused = new TreeMap<>();
        List<String> lambdas = INSIDE.keySet().stream()
                .filter(name -> name.startsWith("io/catcher/") && name.contains("$$"))
                // Its class extends the one in java.lang, where only the agent itself can put it.
                .filter(name -> !name.startsWith("io/catcher/chain/Dispatcher$$"))
                .toList();
        for (String name : lambdas) {
            try {
                // Its initialiser makes at most one of itself.
                Class<?> lambda = Class.forName(name.replace('/', '.'), true, inst);
                if (lambda.getNestHost() == lambda) {
                    refused.put(name, "no nest mate of its class");
                }
            } catch (Throwable refusal) {
                refused.put(name, refusal.toString());
            }
        }

        assertThat(lambdas).hasSizeGreaterThan(100);
        assertThat(refused).isEmpty();
    }

    @Test
    void no_class_of_ours_that_runs_in_an_application_has_lambdas_left_for_the_jvm_to_make() {
        assertThat(FILES.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("io/catcher/")
                                && !file.getKey().startsWith("io/catcher/cli/"))
                        .filter(file -> new String(file.getValue(), StandardCharsets.ISO_8859_1)
                                .contains("java/lang/invoke/LambdaMetafactory"))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    private static boolean isThere(ClassShape.Reference reference) {
        List<Boolean> found = new ArrayList<>();
        above(
                reference.owner(),
                shape -> found.add(reference.member().isEmpty() || shape.declares(reference.member())));
        return found.contains(true);
    }

    private static boolean isImplemented(String name, String member) {
        List<Boolean> found = new ArrayList<>();
        above(name, shape -> found.add(shape.implementsIt(member)));
        return found.contains(true);
    }

    /** The class and all above it that are known; none if it is nowhere. */
    private static void above(String name, Consumer<ClassShape> visitor) {
        ClassShape shape = find(name);
        if (shape != null) {
            visitor.accept(shape);
            shape.supertypes().forEach(supertype -> above(supertype, visitor));
        }
    }

    private static @Nullable ClassShape find(String name) {
        ClassShape inside = INSIDE.get(name);
        return inside != null ? inside : PLATFORM.computeIfAbsent(name, JarClosureIT::ofJdk);
    }

    /** As the agent's own loader, for tests that run no agent. */
    private static final class InsideLoader extends ClassLoader {

        InsideLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = FILES.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static @Nullable ClassShape ofJdk(String name) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? null : ClassShape.of(new ClassReader(in.readAllBytes()));
        } catch (IOException unreadable) {
            return null;
        }
    }
}
