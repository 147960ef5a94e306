package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the journal is full for a while, or read-only from the start: events wait in memory, and none is lost. */
@Tag("stress")
class DiskIT {

    private static final Jdk JDK = Jdk.all().get(0);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);
    private static final Duration BUSY_MACHINE = Duration.ofMinutes(1);

    @TempDir
    Path temp;

    @Test
    void a_full_disk_costs_no_event_once_it_has_room_again() throws Exception {
        Restlessness service = started("size=4m");
        Path disk = disk(service);
        await().atMost(Duration.ofMinutes(1)).until(() -> size(disk) > 0);
        fill(disk.resolve("filler"));
        long full = size(disk);
        service.process().waitFor(3, TimeUnit.SECONDS);
        assertThat(service.process().isAlive()).isTrue();
        Files.delete(disk.resolve("filler"));

        judge(service, disk, full, "a full disk of 4 MB");
    }

    @Test
    void a_directory_that_cannot_be_written_costs_no_event_once_it_can() throws Exception {
        Restlessness service = started("size=4m,ro");
        await().atMost(Duration.ofMinutes(1)).until(() -> service.said().size() > 1_000);
        assertThat(service.process().isAlive()).isTrue();
        run(
                "nsenter",
                "-t",
                String.valueOf(service.process().pid()),
                "-U",
                "-m",
                "--preserve-credentials",
                "mount",
                "-o",
                "remount,rw",
                temp.resolve("catcher").toString());

        judge(service, disk(service), 0, "a read-only directory");
    }

    private void judge(Restlessness service, Path disk, long before, String what) throws Exception {
        long since = System.nanoTime();
        await().atMost(BUSY_MACHINE).pollInterval(Duration.ofMillis(20)).until(() -> size(disk) > before);
        Duration back = Duration.ofNanos(System.nanoTime() - since);
        service.enough();
        await().atMost(BUSY_MACHINE).until(() -> service.ledger().contains("Pending=0"));
        String ledger = service.ledger();
        List<JsonObject> events = Restlessness.events(Files.readAllLines(disk.resolve("bugcatcher.log")));
        service.process().destroy();
        service.process().waitFor();
        Stress.figure(
                "%s: written again after %d ms; %d failures, %s",
                what, back.toMillis(), service.said().size(), ledger);

        assertThat(back).as("promised within " + BACK_WITHIN).isLessThan(BUSY_MACHINE);
        assertThat(ledger).contains("Dropped={}");
        long others = events.stream()
                .filter(event -> !event.get("kind").getAsString().equals("exception"))
                .count();
        assertThat(number(ledger, "Produced"))
                .isGreaterThanOrEqualTo(service.said().size());
        assertThat(number(ledger, "Produced"))
                .isLessThanOrEqualTo(service.said().size() + others + 1);
        assertThat((long) events.size()).isGreaterThanOrEqualTo(number(ledger, "Delivered"));
    }

    /** In a mount namespace of its own, where the agent's directory is a small disk. */
    private Restlessness started(String options) throws Exception {
        Assumptions.assumeTrue(
                new ProcessBuilder("unshare", "-rm", "true").start().waitFor() == 0,
                "SKIPPED: no user and mount namespaces here, so there is no small disk");
        Path directory = Files.createDirectory(temp.resolve("catcher"));
        Path other = Files.createDirectory(temp.resolve("tmp"));
        // Where the directory cannot be written, the agent would go to the temp directory or to memory: not here.
        Fork fork = new Fork(JDK, temp)
                .flag("-Djava.io.tmpdir=" + other)
                .behind(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o " + options + " tmpfs " + directory + " && mount -t tmpfs -o ro tmpfs "
                                + other + " && mount -t tmpfs -o ro tmpfs /dev/shm && exec \"$@\"",
                        "sh");
        return Restlessness.start(fork, temp, "1000000000", "1000", "ledger");
    }

    private Path disk(Restlessness service) {
        return Path.of("/proc/" + service.process().pid() + "/root" + temp.resolve("catcher"));
    }

    private static long size(Path disk) throws IOException {
        Path journal = disk.resolve("bugcatcher.log");
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    private static void fill(Path file) throws IOException {
        byte[] some = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static long number(String ledger, String name) {
        return Long.parseLong(ledger.replaceAll(".*\\b" + name + "=(\\d+).*", "$1"));
    }
}
