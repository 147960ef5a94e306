package io.catcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for contributors and users name is there. */
class DocumentsTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path DOCS = PROJECT.resolve("agent/docs");

    private static List<String> named(String page, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isSource(String file) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("agent"))) {
            return files.anyMatch(
                    path -> path.endsWith(file) && !path.toString().contains("target"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contributing.md",
                "redaction.md",
                "interceptors.md",
                "api.md",
                "matching.md",
                "bugcatcher.md",
                "perfcatcher.md",
                "local-setup.md",
                "troubleshooting.md",
                "how-it-works.md"
            })
    void everyClassThatAPageNamesIsThere(String page) throws IOException {
        for (String name : named(page, "io\\.catcher(\\.[a-z]+)*\\.[A-Z]\\w+")) {
            assertThat(isSource(name.replace('.', '/') + ".java")).as(name).isTrue();
        }
        for (String name : named(page, "\\b[A-Z]\\w+Test\\b")) {
            assertThat(isSource(name + ".java")).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contributing.md",
                "redaction.md",
                "interceptors.md",
                "api.md",
                "matching.md",
                "bugcatcher.md",
                "perfcatcher.md",
                "local-setup.md",
                "troubleshooting.md",
                "how-it-works.md"
            })
    void everyFileThatAPageNamesIsThereOrIsBuilt(String page) throws IOException {
        for (String path : named(page, "(?<![\\w/])(agent|config|demo-app)/[\\w./-]*\\w")) {
            Path built = PROJECT.resolve(path.replaceFirst("/target/.*", ""));
            assertThat(built).as(path).exists();
        }
        for (String link : named(page, "(?<=]\\()[\\w.-]+\\.md")) {
            assertThat(DOCS.resolve(link)).exists();
        }
        for (String wrapper : named(page, "\\./mvnw")) {
            assertThat(PROJECT.resolve(wrapper)).exists();
        }
    }

    @Test
    void theScoreProgramIsNamedWithItsCommand() throws IOException {
        assertThat(named(
                        "contributing.md",
                        "java -cp agent/bench/target/bench\\.jar io\\.catcher\\.bench\\.redaction\\.RedactionScore"))
                .isNotEmpty();
    }
}
