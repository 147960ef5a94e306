package io.catcher.it.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} of the packaged jar against a real Loki. */
@NeedsRealLoki
class DoctorIT {

    @TempDir
    Path directory;

    @Test
    void a_test_event_goes_all_the_way() throws IOException, InterruptedException {
        try (RealLoki loki = RealLoki.start()) {
            Files.writeString(directory.resolve("interceptor.yaml"), """
                    service: {name: shop}
                    rules: [{match: "com.acme.**#*"}]
                    bugcatcher: {loki: {url: "%s"}}
                    """.formatted(loki.uri()));
            ProcessBuilder doctor = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            Path.of(System.getProperty("catcher.agent.jar"))
                                    .toAbsolutePath()
                                    .toString(),
                            "doctor")
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            doctor.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("CATCHER_") || name.startsWith("BUGCATCHER_"));
            Process process = doctor.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(text).isZero();
            assertThat(text)
                    .contains("structured metadata is allowed")
                    .contains("Loki takes a test event, job shop_catcher, kind test")
                    .contains("the test event is there: {job=\"shop_catcher\"} | event_id=")
                    .contains("nothing is wrong");
        }
    }
}
