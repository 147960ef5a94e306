package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some hundred broken configurations, each told at its line and column. */
class BrokenFilesTest {

    /** The sample names it, and it is nowhere. */
    private static final String PLUGIN_OF_THE_SAMPLE = "audit.jar";

    @TempDir
    Path directory;

    static Stream<BrokenFile> written() {
        return BrokenFile.written().stream();
    }

    static Stream<BrokenFile> ofSample() {
        return BrokenFile.ofSample();
    }

    @ParameterizedTest
    @MethodSource({"written", "ofSample"})
    void a_mistake_is_told_where_it_is(BrokenFile broken) throws IOException {
        List<String> told = told(broken);

        assertThat(told)
                .as(broken.files().toString())
                .anyMatch(line -> line.startsWith(broken.source() + ":" + broken.line() + ":" + broken.column() + ": ")
                        && line.contains(broken.fragment()));
        assertThat(told).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void there_are_hundreds_of_them() {
        assertThat(Stream.concat(written(), ofSample()).distinct().count()).isGreaterThan(400);
    }

    @Test
    void the_sample_itself_is_fine() throws IOException {
        assertThat(told(new BrokenFile(Map.of(BrokenFile.NAME, BrokenFile.sample()), "", 0, 0, "")))
                .isEmpty();
    }

    private List<String> told(BrokenFile broken) throws IOException {
        for (Map.Entry<String, String> file : broken.files().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        CommandRun run = CommandRun.of(
                Map.of("MODE", "x: y"),
                "validate",
                "--json",
                directory.resolve(BrokenFile.NAME).toString());
        assertThat(run.err()).isEmpty();
        return mistakes(run.out()).stream()
                .filter(line -> !line.contains(PLUGIN_OF_THE_SAMPLE))
                .toList();
    }

    private List<String> mistakes(String json) throws IOException {
        Map<?, ?> tree = (Map<?, ?>) Json.read(json);
        return ((List<?>) Objects.requireNonNull(tree.get("mistakes")))
                .stream()
                        .map(Map.class::cast)
                        .map(mistake -> mistake.get("source") + ":" + mistake.get("line") + ":" + mistake.get("column")
                                + ": " + mistake.get("what") + "; did you mean '" + mistake.get("did_you_mean") + "'")
                        .map(line -> line.replace(directory + "/", ""))
                        .toList();
    }
}
