package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Rule;
import io.catcher.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are none, and files that name another one. */
class FilesTest {

    @TempDir
    Path directory;

    private static Reading read(Path file) {
        return new SettingsReader(Map.of(), Map.of()).read(file.toString());
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(directory.resolve(name), yaml);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(new byte[] {1, 2, (byte) 0xff, (byte) 0xfe}, "1:3: is not text in UTF-8: the byte 0xFF"),
                Arguments.of(new byte[] {0, 1, 2, (byte) 0xff}, "1:1: is not text: it holds NUL bytes"),
                Arguments.of(
                        "a: 1\r\nb: \u00e9".getBytes(StandardCharsets.ISO_8859_1),
                        "2:4: is not text in UTF-8: the byte 0xE9"),
                Arguments.of(
                        cut("\uFEFFa: \u00e9\r\nb: \uD83D\uDE80\u00e9"), "2:5: is not text in UTF-8: the byte 0xC3"),
                Arguments.of(
                        "\uFEFFa: \u00e9\nb: \u00e9\0".getBytes(StandardCharsets.UTF_8),
                        "2:5: is not text: it holds NUL bytes"),
                Arguments.of("rules: []".getBytes(StandardCharsets.UTF_16), "is text in UTF-16; save it as UTF-8"),
                Arguments.of(
                        "\uFEFFrules: []".getBytes(StandardCharsets.UTF_16LE), "is text in UTF-16; save it as UTF-8"),
                Arguments.of(
                        "#".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8),
                        "is larger than 1 MB; the file is not used"));
    }

    /** Without its last byte. */
    private static byte[] cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void bytes_that_are_no_text_leave_the_defaults_and_one_line(byte[] bytes, String what) throws IOException {
        Path file = Files.write(directory.resolve("c.yaml"), bytes);

        assertThat(Read.lines(read(file)))
                .containsExactly(file + (Character.isDigit(what.charAt(0)) ? ":" : ": ") + what);
        assertThat(read(file).settings()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void what_is_no_file_leaves_the_defaults_and_one_line() {
        Path missing = directory.resolve("nowhere.yaml");

        assertThat(Read.lines(read(missing))).containsExactly(missing + ": no such file");
        assertThat(Read.lines(read(directory))).containsExactly(directory + ": is a directory, not a file");
        assertThat(new SettingsReader(Map.of(), Map.of()).read("a\0b").mistakes())
                .hasSize(1);
    }

    @Test
    void no_file_at_all_is_no_mistake() {
        assertThat(new SettingsReader(Map.of("CATCHER_FILES_DIR", "x"), Map.of())
                        .read(null)
                        .settings()
                        .files()
                        .dir())
                .isEqualTo("x");
    }

    @Test
    void a_byte_order_mark_is_skipped() throws IOException {
        assertThat(read(write("c.yaml", "\uFEFFservice: {name: shop}"))
                        .settings()
                        .service()
                        .name())
                .isEqualTo("shop");
    }

    @Test
    void an_included_profile_holds_where_the_file_says_nothing() throws IOException {
        Files.createDirectory(directory.resolve("profiles"));
        write("profiles/prod.yaml", """
                service: {name: profile, env: prod}
                perfcatcher: {window_size: 50}
                rules: [{name: profile, match: "a#b"}]
                exclude: ["x#y"]
                """);
        Path file = write("c.yaml", """
                include: profiles/prod.yaml
                service: {name: own}
                rules: [{name: own, match: "c#d"}]
                exclude:
                """);

        Settings settings = read(file).settings();

        assertThat(read(file).mistakes()).isEmpty();
        assertThat(settings.service().name()).isEqualTo("own");
        assertThat(settings.service().env()).isEqualTo("prod");
        assertThat(settings.perfcatcher().windowSize()).isEqualTo(50);
        assertThat(settings.rules()).extracting(Rule::name).containsExactly("own");
        assertThat(settings.exclude()).hasSize(1);
    }

    @Test
    void a_mistake_in_a_profile_names_the_profile() throws IOException {
        Path profile = write("p.yaml", "files: {dirr: x}\ninclude: q.yaml");
        Path file = write("c.yaml", "include: p.yaml\nrulez: []");

        assertThat(Read.lines(read(file)))
                .containsExactlyInAnyOrder(
                        file + ":2:1: unknown key 'rulez'; did you mean 'rules'?",
                        profile + ":1:9: unknown key 'dirr' in files; did you mean 'dir'?",
                        profile + ":2:1: a profile cannot include another one");
    }

    @Test
    void a_missing_profile_leaves_the_file_as_it_is() throws IOException {
        Path file = write("c.yaml", "include: ${PROFILE:-nowhere}.yaml\nservice: {name: own}");

        assertThat(Read.lines(read(file)))
                .containsExactly(file + ":1:10: include: " + directory.resolve("nowhere.yaml") + ": no such file");
        assertThat(read(file).settings().service().name()).isEqualTo("own");
    }

    @Test
    void a_missing_profile_is_told_where_it_is_named() throws IOException {
        Path file = write("c.yaml", "service: {name: own}");
        String what = directory.resolve("nope.yaml") + ": no such file";

        assertThat(Read.lines(
                        new SettingsReader(Map.of("CATCHER_INCLUDE", "nope.yaml"), Map.of()).read(file.toString())))
                .containsExactly("CATCHER_INCLUDE: " + what);
        assertThat(Read.lines(
                        new SettingsReader(Map.of(), Map.of("catcher.include", "nope.yaml")).read(file.toString())))
                .containsExactly("catcher.include: " + what);
        assertThat(Read.lines(read(write("d.yaml", "service: {name: own}\ninclude: ."))))
                .singleElement()
                .asString()
                .startsWith(directory.resolve("d.yaml") + ":2:10: include: ")
                .endsWith(": is a directory, not a file");
    }

    @Test
    void samples_that_a_profile_asks_for_name_the_profile() throws IOException {
        Path profile = write("p.yaml", "perfcatcher: {min_samples: 60}");
        Path file = write("c.yaml", """
                include: p.yaml
                rules: [{match: "a#b", perfcatcher: {window_size: 50}}]
                """);

        assertThat(Read.lines(read(file)))
                .containsExactly(
                        file + ":2:51: rules[0].perfcatcher.window_size: 50 can never hold min_samples (60, from "
                                + profile + ":1:28)");
    }

    @Test
    void a_profile_can_come_from_the_environment() throws IOException {
        write("p.yaml", "service: {env: prod}");
        Path file = write("c.yaml", "service: {name: own}");

        Reading reading = new SettingsReader(Map.of("CATCHER_INCLUDE", "p.yaml"), Map.of()).read(file.toString());

        assertThat(reading.settings().service().env()).isEqualTo("prod");
    }
}
