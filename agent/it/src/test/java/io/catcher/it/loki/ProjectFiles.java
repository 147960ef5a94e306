package io.catcher.it.loki;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's own files are, whatever folder a test was started in. */
final class ProjectFiles {

    private ProjectFiles() {}

    /** The folder {@code config} at the top of the project. */
    static Path config() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("config/docker-compose.localdev.yml"))) {
                return folder.resolve("config");
            }
        }
        throw new IllegalStateException(
                "no config/docker-compose.localdev.yml above " + Path.of("").toAbsolutePath());
    }
}
