package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Mistakes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorCodesTest {

    @TempDir
    Path directory;

    private Reading read(String yaml, String codes) throws IOException {
        Files.writeString(directory.resolve("error-codes.yaml"), codes);
        Path file = Files.writeString(directory.resolve("c.yaml"), yaml);
        return new SettingsReader(Map.of(), Map.of()).read(file.toString());
    }

    @Test
    void the_documented_registry_is_the_one_inside_and_has_no_mistake() throws IOException {
        Mistakes mistakes = new Mistakes();
        String documented = Files.readString(Path.of("..", "..", "config", "error-codes.yaml"));

        ErrorRegistry registry = new ErrorCodesReader(new Substitution(Map.of()), ErrorRegistry.NONE, mistakes)
                .read(documented, "error-codes.yaml");

        assertThat(mistakes.all()).isEmpty();
        assertThat(registry).isEqualTo(ErrorCodesReader.builtIn());
        Set<String> categories =
                registry.rules().stream().map(ErrorRule::category).collect(Collectors.toSet());
        assertThat(categories)
                .contains(
                        "timeout",
                        "network",
                        "auth",
                        "resource",
                        "contract",
                        "data",
                        "concurrency",
                        "config",
                        "linkage",
                        "storage");
        assertThat(registry.rules()).allSatisfy(rule -> assertThat(rule.hint()).isNotEmpty());
    }

    @Test
    void what_the_build_makes_of_the_registry_says_the_same_and_is_there() throws IOException {
        ByteArrayOutputStream digest = new ByteArrayOutputStream();
        RegistryDigest.write(ErrorCodesReader.parsed(), digest);
        byte[] whole = digest.toByteArray();

        assertThat(RegistryDigest.read(new ByteArrayInputStream(whole))).isEqualTo(ErrorCodesReader.parsed());
        assertThat(getClass().getResourceAsStream("/io/catcher/error-codes.digest"))
                .hasBinaryContent(whole);
        assertThatThrownBy(() -> RegistryDigest.read(new ByteArrayInputStream(whole, 0, whole.length - 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_file_beside_the_configuration_extends_it() throws IOException {
        Reading reading = read("", """
                errors:
                  - code: E901
                    category: application
                    severity: warning
                    hint: "Order more."
                    types: [com.acme.OutOfStock]
                  - code: E201
                    types: [com.acme.SlowDown]
                """);

        assertThat(Read.lines(reading)).isEmpty();
        assertThat(reading.errorCodes().rules())
                .extracting(ErrorRule::code, ErrorRule::category, ErrorRule::severity, ErrorRule::recoverable)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("E901", "application", "warning", false),
                        org.assertj.core.groups.Tuple.tuple("E201", "timeout", "error", true));
    }

    @Test
    void a_file_that_the_configuration_names_extends_it() throws IOException {
        Files.writeString(directory.resolve("own.yaml"), "errors: [{code: E902, types: [com.acme.A]}]");
        Reading reading = read("bugcatcher: {error_codes: own.yaml}", "errors: [{code: E901, types: [com.acme.A]}]");

        assertThat(reading.errorCodes().rules()).extracting(ErrorRule::code).containsExactly("E902");
    }

    @Test
    void one_that_is_named_and_missing_is_a_mistake() throws IOException {
        Reading reading = read("bugcatcher: {error_codes: nowhere.yaml}", "");

        assertThat(Read.lines(reading))
                .containsExactly(directory.resolve("c.yaml") + ":1:27: bugcatcher.error_codes: "
                        + directory.resolve("nowhere.yaml") + ": no such file");
    }

    @Test
    void every_mistake_has_its_place_and_what_was_meant() throws IOException {
        Reading reading = read("", """
                errors:
                  - code: X12
                    types: [com.acme.A]
                  - code: E901
                    categorie: data
                    types: [com.acme.A]
                  - code: E902
                    category: netwrok
                    types: [com.acme.A]
                  - code: E903
                  - types: [com.acme.A]
                  - code: E904
                    statuses: [99]
                    types: ["com acme"]
                  - code: E905
                    messages: [gone]
                wrapers: []
                """);

        String file = directory.resolve("error-codes.yaml").toString();
        assertThat(reading.mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        file + ":2:11: errors[0].code: 'X12' is not a code, such as E901",
                        file + ":5:5: unknown key 'categorie' in errors[1]; did you mean 'category'?",
                        file
                                + ":8:15: errors[2].category: 'netwrok' is not one of timeout, network, auth, resource, contract,"
                                + " data, concurrency, config, linkage, storage, application; did you mean 'network'?",
                        file + ":10:5: errors[3]: which failures is it for? It has no 'types', 'packages' or 'names'",
                        file + ":11:5: errors[4] has no 'code', such as E901",
                        file + ":13:16: errors[5].statuses: '99' is not an HTTP status, such as 404 or 5xx",
                        file
                                + ":14:13: errors[5].types: 'com acme' is not the full name of a class, such as java.io.IOException",
                        file
                                + ":15:5: errors[6]: 'messages' narrows 'sql_states', 'types' or 'packages', and there are none",
                        file + ":17:1: unknown key 'wrapers'; did you mean 'wrappers'?");
        assertThat(reading.errorCodes().rules()).isEmpty();
    }

    @Test
    void what_is_no_registry_leaves_the_agents_own() throws IOException {
        Reading reading = read("", "- just\n- a list\n");

        assertThat(Read.lines(reading))
                .containsExactly(directory.resolve("error-codes.yaml")
                        + ":1:1: a file of error codes must hold keys such as 'errors:', not a list");
        assertThat(reading.errorCodes()).isEqualTo(new ErrorRegistry(List.of(), List.of()));
    }

    @Test
    void a_name_may_be_the_shape_of_one() throws IOException {
        Reading reading = read("", """
                errors:
                  - code: E901
                    names: ["*NotFound", "Invalid*State", "Too*Many*"]
                  - code: E902
                    library_names: [Odd, "*"]
                """);

        assertThat(Read.lines(reading))
                .containsExactly(directory.resolve("error-codes.yaml")
                        + ":5:26: errors[1].library_names[1]: '*' is not a word of a class's name, such as Timeout,"
                        + " nor its shape, such as *NotFound");
        assertThat(reading.errorCodes().rules())
                .singleElement()
                .extracting(ErrorRule::names)
                .isEqualTo(List.of("*NotFound", "Invalid*State", "Too*Many*"));
    }
}
