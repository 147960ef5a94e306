package io.catcher.perfcatcher.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.catcher.perfcatcher.adaptive.reference.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {

    private static final String PLACE = "void shop.Orders.place()";
    private static final String PAY = "void shop.Till.pay()";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();

    private RunFiles files(String version) {
        return new RunFiles(() -> directory, "shop", version, log::add);
    }

    private static Remembered remembered(int calls, Instant at) {
        return new Remembered(new Baseline(160, new int[] {calls}, 1, 1, 0), at, false);
    }

    private static Earlier of(Map<String, Earlier> earlier, String method) {
        return Objects.requireNonNull(earlier.get(method), method);
    }

    private void keep(String version, String method, int calls, Instant at) {
        assertThat(files(version).write(Map.of(method, remembered(calls, at)), at))
                .isTrue();
    }

    private Path file(String version) {
        return directory.resolve(files(version).name());
    }

    @Test
    void the_same_version_counts_before_a_newer_other_one() {
        keep("1.1", PLACE, 11, NOON);
        keep("1.0", PLACE, 10, NOON.plusSeconds(60));
        keep("1.0", PAY, 10, NOON.plusSeconds(60));
        Map<String, Earlier> earlier = files("1.1").read();
        assertThat(of(earlier, PLACE).restart()).isTrue();
        assertThat(of(earlier, PLACE).method().baseline().calls()).isEqualTo(11);
        assertThat(of(earlier, PAY).restart()).isFalse();
        assertThat(of(earlier, PAY).version()).isEqualTo("1.0");
    }

    @Test
    void of_other_versions_the_newest_counts() {
        keep("1.1", PLACE, 11, NOON.plusSeconds(60));
        keep("1.0", PLACE, 10, NOON);
        assertThat(of(files("1.2").read(), PLACE).version()).isEqualTo("1.1");
    }

    @Test
    void without_a_version_every_start_is_a_restart() {
        keep("", PLACE, 10, NOON);
        assertThat(of(files("").read(), PLACE).restart()).isTrue();
    }

    @Test
    void another_service_in_the_same_directory_is_not_ours() {
        new RunFiles(() -> directory, "stock", "1.0", log::add).write(Map.of(PLACE, remembered(9, NOON)), NOON);
        assertThat(files("1.0").read()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void three_versions_are_kept() throws IOException {
        for (int i = 0; i < 5; i++) {
            keep("1." + i, PLACE, 10 + i, NOON.plusSeconds(i));
            Files.setLastModifiedTime(file("1." + i), FileTime.from(NOON.plusSeconds(i)));
        }
        keep("1.5", PLACE, 15, NOON.plusSeconds(5));
        assertThat(Stream.of("1.0", "1.1", "1.2").map(this::file)).noneMatch(Files::exists);
        assertThat(Stream.of("1.3", "1.4", "1.5").map(this::file)).allMatch(Files::exists);
    }

    @Test
    void two_jvms_of_one_version_keep_what_the_other_wrote() {
        keep("1.0", PLACE, 10, NOON.plusSeconds(60));
        keep("1.0", PAY, 20, NOON);
        keep("1.0", PLACE, 30, NOON);
        Map<String, Earlier> both = files("1.0").read();
        assertThat(both).containsOnlyKeys(PLACE, PAY);
        assertThat(of(both, PLACE).method().baseline().calls()).isEqualTo(10);
    }

    @Test
    void only_the_owner_can_read_the_file() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"), "no POSIX permissions here");
        keep("1.0", PLACE, 10, NOON);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("1.0"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_damaged_file_is_said_once_and_replaced() throws IOException {
        keep("1.0", PLACE, 10, NOON);
        keep("1.1", PLACE, 11, NOON);
        byte[] bytes = Files.readAllBytes(file("1.0"));
        bytes[30] ^= 1;
        Files.write(file("1.0"), bytes);
        RunFiles files = files("1.0");
        assertThat(of(files.read(), PLACE).version()).isEqualTo("1.1");
        files.read();
        assertThat(log).singleElement().asString().contains(file("1.0").toString(), "checksum");
        keep("1.0", PAY, 20, NOON);
        assertThat(of(files("1.0").read(), PAY).restart()).isTrue();
    }

    @Test
    void a_file_of_another_format_is_said() throws IOException {
        keep("1.0", PLACE, 10, NOON);
        byte[] bytes = Files.readAllBytes(file("1.0"));
        bytes[7] = 2;
        Files.write(file("1.0"), bytes);
        assertThat(files("1.1").read()).isEmpty();
        assertThat(log).singleElement().asString().contains("of format 2, not 1");
    }

    @Test
    void a_symbolic_link_is_neither_read_nor_written_through() throws IOException {
        keep("1.0", PLACE, 10, NOON);
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file("1.0"), elsewhere);
        byte[] before = Files.readAllBytes(elsewhere);
        Files.createSymbolicLink(file("1.0"), elsewhere);
        assertThat(files("1.0").read()).isEmpty();
        assertThat(log).singleElement().asString().contains("no regular file");
        keep("1.0", PAY, 20, NOON);
        assertThat(Files.readAllBytes(elsewhere)).isEqualTo(before);
        assertThat(Files.isRegularFile(file("1.0"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void a_lock_that_is_a_symbolic_link_is_refused() throws IOException {
        Files.createSymbolicLink(directory.resolve("baselines.lock"), directory.resolve("elsewhere"));
        assertThat(files("1.0").write(Map.of(PLACE, remembered(1, NOON)), NOON)).isFalse();
        assertThat(directory.resolve("elsewhere")).doesNotExist();
        assertThat(log).hasSize(1);
    }

    @Test
    void a_directory_in_its_place_is_said_and_loses_nothing_else() throws IOException {
        keep("1.0", PLACE, 10, NOON);
        Files.createDirectory(file("1.1"));
        RunFiles files = files("1.1");
        assertThat(of(files.read(), PLACE).version()).isEqualTo("1.0");
        assertThat(files.write(Map.of(PAY, remembered(20, NOON)), NOON)).isFalse();
        assertThat(file("1.1")).isDirectory();
        assertThat(log).hasSizeBetween(2, 3).allMatch(line -> line.contains("baselines"));
    }

    @Test
    void what_somebody_else_owns_is_ignored() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        keep("1.0", PLACE, 10, NOON);
        Files.setAttribute(file("1.0"), "unix:uid", 65_534);
        assertThat(files("1.1").read()).isEmpty();
        assertThat(log).singleElement().asString().contains("somebody else's");
    }

    /** What a full disk is like: the new file cannot be written. */
    @Test
    void a_file_that_cannot_be_written_leaves_the_old_one_and_is_written_later() throws IOException {
        keep("1.0", PLACE, 10, NOON);
        Path inTheWay = directory.resolve(
                files("1.0").name() + "." + ProcessHandle.current().pid());
        Files.createDirectories(inTheWay.resolve("full"));
        RunFiles files = files("1.0");
        assertThat(files.write(Map.of(PAY, remembered(20, NOON)), NOON)).isFalse();
        assertThat(files.write(Map.of(PAY, remembered(20, NOON)), NOON)).isFalse();
        assertThat(log).singleElement().asString().startsWith("baselines cannot be kept");
        assertThat(files("1.0").read()).containsOnlyKeys(PLACE);
        Files.delete(inTheWay.resolve("full"));
        Files.delete(inTheWay);
        assertThat(files.write(Map.of(PAY, remembered(20, NOON)), NOON)).isTrue();
        assertThat(files("1.0").read()).containsOnlyKeys(PLACE, PAY);
    }

    @Test
    void without_a_directory_nothing_is_known_and_nothing_thrown() {
        RunFiles files = new RunFiles(
                () -> {
                    throw new IOException("read-only file system");
                },
                "shop",
                "1.0",
                log::add);
        assertThat(files.read()).isEmpty();
        assertThat(files.write(Map.of(PLACE, remembered(1, NOON)), NOON)).isFalse();
        assertThat(log).hasSize(2).allMatch(line -> line.contains("read-only file system"));
    }

    @Test
    void a_version_may_be_any_text() {
        String strange = "../../feature/ä b:*?\u0000 " + "x".repeat(5_000);
        keep(strange, PLACE, 10, NOON);
        assertThat(file(strange)).exists().hasParent(directory);
        assertThat(of(files(strange).read(), PLACE).restart()).isTrue();
        assertThat(of(files("1.0").read(), PLACE).restart()).isFalse();
    }
}
