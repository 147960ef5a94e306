package io.catcher.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a JVM of its own can show: which classes are loaded when, absent modules, the end of a JVM. */
class ForkedJvmTest {

    private final Path temp;

    ForkedJvmTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void beforeTheFirstEventNothingThatWouldDisturbTheApplicationIsLoaded() throws Exception {
        String output = run(List.of("-verbose:class"), "start-only");

        assertThat(output).contains("io.catcher.ship.Shipping ");
        assertThat(
                        output.lines()
                                .filter(
                                        line -> !line.contains("[loaded")
                                                && line.matches(
                                                        ".* (java\\.util\\.logging|javax\\.management|java\\.net\\.http|ch\\.qos|org\\.slf4j"
                                                                + "|com\\.github\\.loki4j|java\\.net\\.Socket|java\\.lang\\.System\\$Logger)[.$ ].*")))
                .isEmpty();
    }

    @Test
    void withoutTheModuleOfTheHttpClientEverythingStaysInTheJournalAndTheLogSaysWhatToAdd() throws Exception {
        String output = run(List.of("--limit-modules", "java.base"), "one-event");

        assertThat(output).isEqualTo("pending=1\n");
        assertThat(Files.readString(temp.resolve("catcher/bugcatcher.log"))).contains("an event");
        assertThat(Files.readString(temp.resolve("catcher/catcher-agent.log"))).contains("--add-modules java.net.http");
    }

    @Test
    void anEventFromAShutdownHookAfterOursIsInTheJournal() throws Exception {
        assertThat(run(List.of(), "late-event")).isEmpty();
        assertThat(Files.readString(temp.resolve("catcher/bugcatcher.log"))).contains("early", "late");
    }

    private String run(List<String> options, String scene) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Scenes.class.getName(), scene));
        command.add(temp.resolve("catcher").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The programs of the forked JVMs. */
    static final class Scenes {

        private Scenes() {}

        public static void main(String[] args) {
            // Nothing listens on port 1.
            Shipping shipping =
                    Shipping.of(Samples.SHOP, Samples.settings(Path.of(args[1]), "http://127.0.0.1:1", true));
            shipping.start();
            switch (args[0]) {
                case "one-event" -> {
                    shipping.offer(() -> Samples.failure("an event"));
                    shipping.flush(Duration.ofSeconds(5));
                    System.out.println("pending=" + shipping.counts().pending());
                }
                case "late-event" -> {
                    shipping.offer(() -> Samples.failure("early"));
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        shipping.stop(Duration.ofSeconds(5));
                        shipping.offer(() -> Samples.failure("late"));
                        // Were it lost, the test must fail and not wait for it for ever.
                        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                        while (System.nanoTime() < end && !journal(args[1]).contains("late")) {
                            Thread.onSpinWait();
                        }
                    }));
                }
                default -> {}
            }
        }

        private static String journal(String directory) {
            try {
                return Files.readString(Path.of(directory, "bugcatcher.log"));
            } catch (IOException e) {
                return "";
            }
        }
    }
}
