package io.catcher.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Sources that a test compiles against catcher-api.jar. */
final class Compiled {

    static final Path API =
            Path.of(System.getProperty("catcher.api.jar")).toAbsolutePath().normalize();

    private final Path classes;

    private Compiled(Path classes) {
        this.classes = classes;
    }

    /**
     * Compiles for Java 17.
     *
     * @param sources one class each, that says its package first
     */
    static Compiled of(Path directory, String... sources) throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        List<String> arguments =
                new ArrayList<>(List.of("--release", "17", "-parameters", "-proc:none", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", API.toString()));
        for (String source : sources) {
            String name = source.replaceAll("(?s).*?\\b(?:class|interface) (\\w+).*", "$1");
            arguments.add(Files.writeString(
                            Files.createTempDirectory(directory, "source").resolve(name + ".java"), source)
                    .toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("does not compile: " + Arrays.toString(sources));
        }
        return new Compiled(classes);
    }

    Path classes() {
        return classes;
    }

    /** All classes as a jar. */
    Path jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(one).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(one));
            }
        }
        return file;
    }
}
