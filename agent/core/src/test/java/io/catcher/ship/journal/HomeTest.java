package io.catcher.ship.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private final Path temp;
    private final List<String> said = new ArrayList<>();

    HomeTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void aDirectoryThatCannotBeMadeGivesOneInTheTempDirectorySaidOnce() throws IOException {
        // A file where a directory should be: refused even to root.
        Path file = Files.createFile(temp.resolve("file"));
        Home home = new Home(file.resolve("catcher").toString(), said::add);

        assertThat(home.path()).isDirectory().startsWith(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(home.path()).isEqualTo(home.path());
        assertThat(said).singleElement().asString().contains(file.toString()).contains("using");
    }

    @Test
    void theConfiguredDirectoryIsMadeWithItsParentsAndNothingIsSaid() throws IOException {
        Home home = new Home(temp.resolve("a/b").toString(), said::add);

        assertThat(home.path()).isEqualTo(temp.resolve("a/b")).isEmptyDirectory();
        assertThat(said).isEmpty();
    }
}
