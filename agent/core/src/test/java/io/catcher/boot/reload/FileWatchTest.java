package io.catcher.boot.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.boot.reload.FileWatch.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    private final Instant longAfter = Instant.now().plusSeconds(3_600);

    @TempDir
    Path directory;

    private Path file;
    private Path profile;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("interceptor.yaml"), "version: 1\n");
        profile = directory.resolve("prod.yaml");
    }

    private FileWatch watch(Path main, Path... others) {
        return new FileWatch(() -> main, List.of(others), longAfter);
    }

    /** The state of things as it was read. */
    private FileWatch settled(Path main, Path... others) {
        FileWatch watch = watch(main, others);
        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.SAME);
        return watch;
    }

    private void assertChangesOnce(FileWatch watch, Path... files) {
        assertThat(watch.look()).as("it may still be written").isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
        assertThat(watch.wasRead(List.of(files))).isTrue();
        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.SAME);
    }

    @Test
    void a_file_that_stays_is_the_same_for_ever() {
        FileWatch watch = settled(file, file);

        for (int i = 0; i < 10; i++) {
            assertThat(watch.look()).isEqualTo(Seen.SAME);
        }
    }

    @Test
    void a_new_file_renamed_over_the_old_one_is_seen_although_size_and_time_are_the_same() throws IOException {
        FileWatch watch = settled(file, file);
        FileTime time = Files.getLastModifiedTime(file);

        Path other = Files.writeString(directory.resolve("other"), "version: 2\n");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertChangesOnce(watch, file);
    }

    @Test
    void a_symlink_that_points_elsewhere_is_seen_as_kubernetes_swaps_them() throws IOException {
        for (String version : List.of("..1", "..2")) {
            Path data = Files.createDirectories(directory.resolve(version));
            Files.writeString(data.resolve("app.yaml"), "version: 1\n");
        }
        Path current = Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
        Path link = Files.createSymbolicLink(directory.resolve("app.yaml"), Path.of("..data", "app.yaml"));
        FileWatch watch = settled(link, link);

        Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..2"));
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertChangesOnce(watch, link);
    }

    @Test
    void a_file_that_is_still_being_written_is_waited_for() throws IOException {
        FileWatch watch = settled(file, file);

        for (int i = 0; i < 5; i++) {
            Files.writeString(file, "# more and more\n", StandardOpenOption.APPEND);
            assertThat(watch.look()).isEqualTo(Seen.SAME);
        }

        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
    }

    @Test
    void what_was_written_to_while_it_was_read_is_read_again() throws IOException {
        FileWatch watch = settled(file, file);
        Files.writeString(file, "rules:\n", StandardOpenOption.APPEND);
        watch.look();
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);

        Files.writeString(file, "  - name: late\n", StandardOpenOption.APPEND);
        assertThat(watch.wasRead(List.of(file))).isFalse();

        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
        assertThat(watch.wasRead(List.of(file))).isTrue();
        assertThat(watch.look()).isEqualTo(Seen.SAME);
    }

    @Test
    void a_file_that_goes_is_told_once_and_is_read_when_it_comes_back() throws IOException {
        FileWatch watch = settled(file, file);

        Files.delete(file);
        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.GONE);
        assertThat(watch.look()).isEqualTo(Seen.SAME);

        Files.writeString(file, "version: 1\n");
        assertChangesOnce(watch, file);
    }

    @Test
    void a_file_that_goes_for_less_than_a_look_never_went() throws IOException {
        FileWatch watch = settled(file, file);

        Files.delete(file);
        assertThat(watch.look()).isEqualTo(Seen.SAME);
        Files.writeString(file, "version: 1\n");

        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
    }

    @Test
    void one_that_was_never_there_is_no_loss_and_is_read_when_it_comes() throws IOException {
        Path later = directory.resolve("later.yaml");
        FileWatch watch = settled(later);

        Files.writeString(later, "version: 1\n");

        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
    }

    @Test
    void an_included_file_is_watched_from_the_reading_on_that_names_it() throws IOException {
        Files.writeString(profile, "version: 1\n");
        FileWatch watch = settled(file, file);
        Files.writeString(file, "include: prod.yaml\n");
        watch.look();
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
        assertThat(watch.wasRead(List.of(file, profile)))
                .as("it may have changed before it was watched")
                .isFalse();
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
        assertThat(watch.wasRead(List.of(file, profile))).isTrue();

        Files.writeString(profile, "version: 1\nexclude: []\n");

        assertChangesOnce(watch, file, profile);
    }

    @Test
    void a_file_that_changed_about_when_the_agent_started_is_looked_at_again() {
        FileWatch watch = new FileWatch(() -> file, List.of(file), Instant.now());

        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.CHANGED);
    }

    @Test
    void a_directory_that_may_not_be_read_is_no_file_and_no_failure() {
        FileWatch watch = watch(Path.of("/proc/1/fd/0/nothing"));

        assertThat(watch.look()).isEqualTo(Seen.SAME);
        assertThat(watch.look()).isEqualTo(Seen.SAME);
    }
}
