package io.catcher.cli.survey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the JDK that runs this command, for the rules that may watch some. */
final class JdkClasses {

    private JdkClasses() {}

    /** A class of the JDK. */
    record JdkClass(String internalName, Path file) {

        byte[] read() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /** Empty where the JVM has no such file system. */
    static List<JdkClass> all() {
        List<JdkClass> found = new ArrayList<>();
        try {
            Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
            try (Stream<Path> files = Files.walk(modules)) {
                files.filter(file -> file.toString().endsWith(".class") && file.getNameCount() > 3)
                        .forEach(file -> found.add(new JdkClass(name(file), file)));
            }
        } catch (IOException | FileSystemNotFoundException none) {
            found.clear();
        }
        return found;
    }

    private static String name(Path file) {
        String inModule = file.subpath(2, file.getNameCount()).toString();
        return inModule.substring(0, inModule.length() - ".class".length());
    }
}
