package io.catcher.ship.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    @Test
    void aFileOrALinkThatLeadsNowhereInItsPlaceIsCalledThat() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("gone"));
        new Home(file.toString(), this::others, said::add).path();
        new Home(link.toString(), this::others, said::add).path();

        assertThat(said)
                .satisfiesExactly(
                        line -> assertThat(line).contains(file + " is a file and no directory"),
                        line -> assertThat(line).contains(link + " is a link that leads nowhere"));
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaidOnceWithEachPlaceAndWhatToDo() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        Home home = new Home(file.toString(), () -> List.of(file.resolve("tmp")), said::add);

        assertThatThrownBy(home::path).isInstanceOf(Home.Nowhere.class);
        assertThatThrownBy(home::path).isInstanceOf(Home.Nowhere.class);
        assertThat(said)
                .singleElement()
                .asString()
                .contains("cannot write " + file, " nor " + file.resolve("tmp"), "lost with the JVM", "files.dir");
    }

    @Test
    void memoryIsTheLastPlaceAndBounded() throws IOException {
        assumeTrue(Files.isDirectory(Place.MEMORY), "SKIPPED: no /dev/shm here");
        Path file = Files.createFile(temp.resolve("file"));
        Home home = new Home(file.toString(), () -> List.of(file.resolve("tmp"), Place.MEMORY), said::add);

        assertThat(home.path()).isDirectory().startsWith(Place.MEMORY);
        assertThat(home.most(1L << 30)).isEqualTo(16L << 20);
        assertThat(said).singleElement().asString().contains("which is memory", "16 MB", "emptyDir");
    }

    @Test
    void anInterruptIsNoFaultOfTheDirectory() throws IOException {
        Thread.currentThread().interrupt();
        Path used = new Home(temp.resolve("a").toString(), this::others, said::add).path();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(used).isEqualTo(temp.resolve("a")).isEmptyDirectory();
        assertThat(said).isEmpty();
    }

    /** 16 KB and more must fit, not only a file's name. */
    @Test
    void aFullDiskIsNoPlace() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk.toString()) == 0,
                "SKIPPED: no small disk can be mounted here");
        try {
            Path used = new Home(disk.resolve("catcher").toString(), this::others, said::add).path();

            assertThat(used).startsWith(temp.resolve("other"));
            assertThat(said).singleElement().asString().contains("No space left on device", "using " + used);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aDirectoryWhoseNameCannotBeOneIsSaid() throws IOException {
        assertThat(new Home("a\0b", this::others, said::add).path()).startsWith(temp.resolve("other"));
        assertThat(said).singleElement().asString().contains("LC_ALL");
    }

    private List<Path> others() {
        try {
            return List.of(Files.createDirectories(temp.resolve("other")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }
}
