package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the file is, the application runs as it would without the agent, and stderr says what is wrong. */
class BadInputIT {

    @TempDir
    Path directory;

    static Stream<Arguments> broken() {
        return Jdk.all().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "rules: [", 1, "interceptor.yaml:"),
                        Arguments.of(jdk, "\u0000\u0001\u0002\uffff", 1, "interceptor.yaml"),
                        Arguments.of(jdk, "just a text", 1, "interceptor.yaml:1:1"),
                        Arguments.of(jdk, "", 1, "no rules"),
                        Arguments.of(jdk, "rulez: []", 1, "did you mean 'rules'"),
                        Arguments.of(jdk, "rules:\n  - match: **#x", 1, "quotes"),
                        Arguments.of(jdk, "rules:\n  - match: \"**#*\"", 1, ":2:12"),
                        Arguments.of(
                                jdk,
                                "rules:\n  - match: \"com.acme.shop.Shop.Orders#place\"\n    exclud: x",
                                1,
                                ":3:5"),
                        Arguments.of(
                                jdk,
                                "bugcatcher: {cache: {max_size: lots}}\nperfcatcher: {mode: fast}\nrules: []",
                                2,
                                "max_size")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_file_costs_one_line_a_mistake_and_nothing_else(Jdk jdk, String yaml, int lines, String says)
            throws Exception {
        Outcome without = new Fork(jdk, directory).run(Shop.class, "10", "caught", "exit");
        Outcome with = new Fork(jdk, directory).with(yaml).run(Shop.class, "10", "caught", "exit");

        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(with.complaints()).hasSize(lines).allMatch(line -> line.startsWith("catcher: "));
        assertThat(with.stderr()).contains(says);
    }

    @OnEachJdk
    void a_missing_file_is_named(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory)
                .withFile(directory.resolve("nowhere.yaml"))
                .run(Shop.class, "1");

        assertThat(outcome.stdout()).isEqualTo("sum 4\n");
        assertThat(outcome.complaints()).singleElement().asString().contains("nowhere.yaml");
    }

    @OnEachJdk
    void a_directory_is_no_file(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).withFile(directory).run(Shop.class, "1");

        assertThat(outcome.stdout()).isEqualTo("sum 4\n");
        assertThat(outcome.complaints()).hasSize(1);
    }

    @OnEachJdk
    void fifty_mistakes_are_twenty_lines(Jdk jdk) throws Exception {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            yaml.append("wrong").append(i).append(": 1\n");
        }

        Outcome outcome = new Fork(jdk, directory).with(yaml.toString()).run(Shop.class, "1");

        assertThat(outcome.complaints()).hasSize(20);
        assertThat(outcome.complaints().get(19)).contains("31 more");
        assertThat(outcome.stdout()).isEqualTo("sum 4\n");
    }

    @OnEachJdk
    void a_wrong_rule_alone_is_left_out(Jdk jdk) throws Exception {
        String yaml = """
                rules:
                  - match: "com.acme.shop.**#*("
                  - match: "com.acme.shop.**#*"
                """;

        Outcome outcome = new Fork(jdk, directory).with(yaml).run(Shop.class, "1", "caught");

        assertThat(outcome.complaints()).singleElement().asString().contains("2:");
        assertThat(outcome.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void an_unwritable_directory_for_the_journal_is_no_obstacle(Jdk jdk) throws Exception {
        Files.writeString(directory.resolve("catcher"), "a file where the directory should be");

        Outcome outcome = new Fork(jdk, directory)
                .with("rules: [{match: \"com.acme.shop.**#*\"}]")
                .run(List.of(
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        Shop.class.getName(),
                        "1",
                        "caught"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.complaints()).singleElement().asString().contains("catcher");
    }
}
