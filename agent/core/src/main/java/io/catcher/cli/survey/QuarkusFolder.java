package io.catcher.cli.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Quarkus builds: {@code quarkus-run.jar}, which only starts the rest, the application in {@code app}, what was made for
 * it in {@code quarkus}, and its libraries below {@code lib}, which no manifest names.
 */
record QuarkusFolder(Path root) {

    private static final String RUN = "quarkus-run.jar";

    /** @return null = the path is neither such a folder nor the jar in it that is run */
    static @Nullable QuarkusFolder of(Path path) {
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        boolean named = Files.isDirectory(path) || path.endsWith(RUN);
        return named && folder != null && Files.isRegularFile(folder.resolve("quarkus/quarkus-application.dat"))
                ? new QuarkusFolder(folder)
                : null;
    }

    Path run() {
        return root.resolve(RUN);
    }

    List<Path> application() throws IOException {
        return jars("app");
    }

    List<Path> around() throws IOException {
        List<Path> around = new ArrayList<>();
        for (String folder : List.of("quarkus", "lib/main", "lib/boot")) {
            around.addAll(jars(folder));
        }
        return around;
    }

    private List<Path> jars(String folder) throws IOException {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
