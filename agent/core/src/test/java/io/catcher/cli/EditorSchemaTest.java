package io.catcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.catcher.config.Settings;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.InterceptorKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.RuleKeys;
import io.catcher.config.schema.Schema;
import io.catcher.config.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What editors are told of the configuration is what the reader knows. */
class EditorSchemaTest {

    private static final Path CONFIG = Path.of("..", "..", "config");

    private static JsonObject schema = new JsonObject();

    @BeforeAll
    static void read() throws IOException {
        schema = JsonParser.parseString(Files.readString(CONFIG.resolve("interceptor.schema.json")))
                .getAsJsonObject();
    }

    private static Validator.Result validate(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .validate((Object) schema, new Gson().toJson(tree));
    }

    private static boolean isValid(String yaml) {
        return validate(yaml).isValid();
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                        keys(FileKeys.SCHEMA, List.of()),
                        keys(RuleKeys.SCHEMA, List.of("rules", "items")),
                        keys(InterceptorKeys.SCHEMA, List.of("interceptors", "items")))
                .flatMap(keys -> keys);
    }

    private static Stream<Arguments> keys(Schema model, List<String> under) {
        return model.keys().stream().map(key -> Arguments.of(key.path(), key, under));
    }

    private static JsonObject owner(List<String> under) {
        JsonObject owner = schema;
        for (String word : under) {
            JsonObject next = word.equals("items") ? owner : owner.getAsJsonObject("properties");
            owner = next.getAsJsonObject(word);
        }
        return owner;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void every_key_is_there_with_a_description_and_its_default(String path, Key<?> key, List<String> under) {
        JsonObject owner = owner(under);
        for (String word : key.parent().isEmpty()
                ? List.<String>of()
                : List.of(key.parent().split("\\.", -1))) {
            owner = owner.getAsJsonObject("properties").getAsJsonObject(word);
            assertThat(owner.get("additionalProperties").getAsBoolean()).isFalse();
            assertThat(owner.get("description").getAsString()).isNotBlank();
        }
        JsonObject property = owner.getAsJsonObject("properties").getAsJsonObject(key.name());

        assertThat(property.get("description").getAsString()).endsWith(".").hasSizeGreaterThan(10);
        JsonElement shown = property.get("default");
        if (overrides(path, under)) {
            assertThat(property.get("description").getAsString()).endsWith("Left out: that of the whole file.");
            assertThat(shown).isNull();
            return;
        }
        if (key.fallback() instanceof Boolean || key.fallback() instanceof Integer) {
            assertThat(shown.getAsString())
                    .isEqualTo(
                            path.equals("priority") ? "NORMAL" : key.fallback().toString());
        } else if (shown != null && key.fallback() instanceof Enum<?> word) {
            assertThat(shown.getAsString()).isEqualTo(word.name().toLowerCase(Locale.ROOT));
        } else if (shown != null) {
            String yaml = nested(path, shown.getAsString());
            assertThat(read(yaml).settings()).isEqualTo(Settings.DEFAULTS);
        }
    }

    /** What a rule leaves out of these holds as for the whole file, which an editor must not show as a default. */
    private static boolean overrides(String path, List<String> under) {
        return under.contains("rules")
                && path.contains(".")
                && !path.endsWith(".enabled")
                && FileKeys.SCHEMA.key(path) != null;
    }

    @Test
    void no_key_is_there_that_the_reader_does_not_know() {
        assertThat(paths(owner(List.of()), "")).isEqualTo(paths(FileKeys.SCHEMA));
        assertThat(paths(owner(List.of("rules", "items")), "")).isEqualTo(paths(RuleKeys.SCHEMA));
        assertThat(paths(owner(List.of("interceptors", "items")), "")).isEqualTo(paths(InterceptorKeys.SCHEMA));
    }

    private static Set<String> paths(Schema model) {
        Set<String> paths = new TreeSet<>();
        model.keys().forEach(key -> paths.add(key.path()));
        return paths;
    }

    private static Set<String> paths(JsonObject owner, String prefix) {
        Set<String> paths = new TreeSet<>();
        for (Map.Entry<String, JsonElement> entry :
                owner.getAsJsonObject("properties").entrySet()) {
            JsonObject property = entry.getValue().getAsJsonObject();
            String path = prefix + entry.getKey();
            if (property.has("properties")) {
                paths.addAll(paths(property, path + "."));
            } else {
                paths.add(path);
            }
        }
        return paths;
    }

    @Test
    void the_sample_the_profiles_and_the_specifications_own_file_are_valid() throws IOException {
        String sample = Files.readString(CONFIG.resolve("interceptor.yaml"));

        assertThat(sample).startsWith("# yaml-language-server: $schema=interceptor.schema.json\n");
        assertThat(validate(sample).getErrors()).isEmpty();
        assertThat(validate(BrokenFile.sample()).getErrors()).isEmpty();
        try (Stream<Path> profiles = Files.list(CONFIG.resolve("profiles"))) {
            for (Path profile : profiles.toList()) {
                assertThat(validate(Files.readString(profile)).getErrors()).isEmpty();
            }
        }
    }

    static Stream<BrokenFile> broken() {
        return Stream.concat(BrokenFile.written().stream(), BrokenFile.ofSample())
                .filter(file -> file.source().equals(BrokenFile.NAME))
                .filter(file -> file.fragment().matches("unknown key.*|.*: must (be|hold) .*|.* is not one of .*"))
                .filter(file ->
                        !file.fragment().contains("'<<'") && !file.fragment().contains("${"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_unknown_or_of_the_wrong_kind_is_marked_in_the_editor_too(BrokenFile file) {
        assertThat(isValid(Objects.requireNonNull(file.files().get(BrokenFile.NAME))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perfcatcher: {variance_threshold: 20%}",
                "perfcatcher: {variance_threshold: 0.2}",
                "perfcatcher: {variance_threshold: 2O}",
                "perfcatcher: {variance_threshold: 0}",
                "perfcatcher: {variance_threshold: -0.1}",
                "perfcatcher: {variance_threshold: 0.001}",
                "perfcatcher: {variance_threshold: 0.0009}",
                "perfcatcher: {variance_threshold: \"0.0010\"}",
                "perfcatcher: {variance_threshold: \"0.0009\"}",
                "perfcatcher: {variance_threshold: \"0\"}",
                "perfcatcher: {variance_threshold: \"10.0\"}",
                "perfcatcher: {variance_threshold: \"10.5\"}",
                "perfcatcher: {variance_threshold: 20}",
                "perfcatcher: {variance_threshold: 0%}",
                "perfcatcher: {variance_threshold: 0.1 %}",
                "perfcatcher: {variance_threshold: 0.09%}",
                "perfcatcher: {variance_threshold: 007%}",
                "perfcatcher: {variance_threshold: 999.9%}",
                "perfcatcher: {variance_threshold: 1000%}",
                "perfcatcher: {variance_threshold: 1000.1%}",
                "perfcatcher: {variance_threshold: -5%}",
                "perfcatcher: {overhead_budget: 0}",
                "perfcatcher: {overhead_budget: 0%}",
                "perfcatcher: {overhead_budget: \"0.02\"}",
                "perfcatcher: {overhead_budget: 1}",
                "perfcatcher: {overhead_budget: 1.5}",
                "perfcatcher: {overhead_budget: 2.0}",
                "perfcatcher: {overhead_budget: \"2\"}",
                "perfcatcher: {overhead_budget: \"1.000\"}",
                "perfcatcher: {overhead_budget: 99.9%}",
                "perfcatcher: {overhead_budget: 100%}",
                "perfcatcher: {overhead_budget: 100.1%}",
                "perfcatcher: {overhead_budget: \"200%\"}",
                "rules: [{match: \"a.B#c\", perfcatcher: {variance_threshold: 0}}]",
                "rules: [{match: \"a.B#c\", perfcatcher: {overhead_budget: 200%}}]",
                "rules: [{match: \"a.B#c\", perfcatcher: {overhead_budget: 3%}}]",
                "perfcatcher: {window_size: \"50\"}",
                "perfcatcher: {window_size: \"1\"}",
                "perfcatcher: {window_size: \"10000\"}",
                "perfcatcher: {window_size: \"10001\"}",
                "perfcatcher: {min_samples: \"0\"}",
                "bugcatcher: {cache: {max_size: \"0\"}}",
                "bugcatcher: {cache: {max_size: \"1000001\"}}",
                "files: {max_age: 0s}",
                "files: {max_age: 999ms}",
                "files: {max_age: 1500ms}",
                "files: {max_age: 0.5h}",
                "files: {max_size: 0MB}",
                "files: {max_size: 1KB}",
                "files: {max_size: 500KB}",
                "files: {max_size: 2000KB}",
                "files: {max_size: 1.5 GB}",
                "files: {max_size: 5000GB}",
                "perfcatcher: {window_size: 50}",
                "perfcatcher: {window_size: many}",
                "perfcatcher: {window_size: 1}",
                "perfcatcher: {window_size: \"${SIZE:-50}\"}",
                "perfcatcher: {mode: variance}",
                "perfcatcher: {mode: fast}",
                "bugcatcher: {enabled: false}",
                "bugcatcher: {enabled: yes}",
                "bugcatcher: {enabled: 0}",
                "bugcatcher: {enabled: 2}",
                "bugcatcher: {loki: {url: \"http://loki:3100\"}}",
                "bugcatcher: {loki: {url: \"loki:3100\"}}",
                "bugcatcher: {loki: {url: \"http://me:x@loki:3100\"}}",
                "files: {max_age: 7d}",
                "files: {max_age: 7}",
                "files: {max_size: 256MB}",
                "files: {max_size: 256mb}",
                "service:",
                "service: {name: 5}",
                "service: {env: \"\"}",
                "rules: [{match: \"com.acme.**#*\"}]",
                "rules: [{match: [\"com.acme.A#*\", \"com.acme.B#*\"]}]",
                "rules: [{match: \"com.acme.Orders\"}]",
                "rules: [{name: orders}]",
                "rules: {match: \"com.acme.**#*\"}",
                "interceptors: [{class: log}]",
                "interceptors: [{class: log, priority: 50}]",
                "interceptors: [{class: log, priority: LOWEST}]",
                "interceptors: [{priority: LOW}]",
                "redaction: {patterns: CUST-*}",
                "redaction: {patterns: \"*\"}",
                "version: 1",
                "version: 2",
                "exclude: com.acme.dto.**"
            })
    void the_editor_and_the_reader_agree(String yaml) {
        Reading reading = read(yaml);
        boolean fine =
                reading.mistakes().isEmpty() && new Patterns().mistakes(reading).isEmpty();

        assertThat(isValid(yaml)).as(validate(yaml).getErrors().toString()).isEqualTo(fine);
    }

    @Test
    void words_to_choose_from_are_those_of_the_reader() {
        for (Key<?> key : List.of(FileKeys.MODE, RuleKeys.LEVEL, RuleKeys.CAPTURE)) {
            List<String> words = Arrays.stream(key.fallback().getClass().getEnumConstants())
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .toList();
            String all = key.equals(FileKeys.MODE)
                    ? owner(List.of("perfcatcher")).toString()
                    : owner(List.of("rules", "items")).toString();
            assertThat(all).contains(new Gson().toJson(words).replace("]", ",null]"));
        }
        assertThat(FileKeys.MODE.type()).isInstanceOf(Type.One.class);
    }

    private static Reading read(String yaml) {
        return new SettingsReader(Map.of(), Map.of()).readText(yaml, "c.yaml");
    }

    private static String nested(String path, String value) {
        String yaml = value;
        List<String> words = List.of(path.split("\\.", -1));
        for (int i = words.size() - 1; i >= 0; i--) {
            yaml = i == 0 ? words.get(0) + ": " + yaml : "{" + words.get(i) + ": " + yaml + "}";
        }
        return yaml;
    }
}
