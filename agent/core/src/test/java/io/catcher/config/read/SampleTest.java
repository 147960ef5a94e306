package io.catcher.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Rule;
import io.catcher.config.ServiceSettings;
import io.catcher.config.Settings;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.InterceptorKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.RuleKeys;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Tree;
import io.catcher.config.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documented sample: what it shows is what holds. */
class SampleTest {

    /** A comment that is an option: its indentation is that of YAML, two columns a level. */
    private static final Pattern OPTION = Pattern.compile("^#((?: {2})*(?:- )?[a-z_]+:(?: .*)?)$", Pattern.MULTILINE);

    private String sample = "";

    @BeforeEach
    void read() throws IOException {
        sample = Files.readString(Path.of("..", "..", "config", "interceptor.yaml"));
    }

    private String uncommented() {
        return OPTION.matcher(sample).replaceAll("$1");
    }

    @Test
    void it_works_as_it_is() {
        Reading reading = Read.yaml(sample);

        assertThat(Read.lines(reading)).isEmpty();
        assertThat(reading.settings().service().name()).isEqualTo("shop");
        assertThat(reading.settings().rules()).extracting(Rule::name).containsExactly("shop");
    }

    @Test
    void what_the_page_on_redaction_shows_works() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "redaction.md"));
        String yaml = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```\n", page.indexOf("```yaml") + 7));

        Reading reading = Read.yaml(yaml);

        assertThat(Read.lines(reading)).isEmpty();
        assertThat(reading.settings().redaction().allow()).containsExactly("*@acme.example", "zip");
    }

    @Test
    void every_option_in_a_comment_works_and_shows_its_default() {
        Reading asItIs = Read.yaml(sample);
        Reading reading = Read.yaml(uncommented());

        assertThat(Read.lines(reading)).isEmpty();
        Settings settings = reading.settings();
        assertThat(settings.service()).isEqualTo(new ServiceSettings("shop", "", "dev", List.of()));
        assertThat(settings.exclude()).isEmpty();
        assertThat(settings.bugcatcher()).isEqualTo(Settings.DEFAULTS.bugcatcher());
        assertThat(settings.perfcatcher()).isEqualTo(Settings.DEFAULTS.perfcatcher());
        assertThat(settings.redaction()).isEqualTo(Settings.DEFAULTS.redaction());
        assertThat(settings.external()).isEqualTo(Settings.DEFAULTS.external());
        assertThat(settings.files()).isEqualTo(Settings.DEFAULTS.files());
        assertThat(settings.rules()).isEqualTo(asItIs.settings().rules());
        assertThat(settings.interceptors()).hasSize(1);
    }

    @Test
    void every_key_that_exists_is_shown() {
        Set<String> shown = new TreeSet<>();
        Tree tree = Objects.requireNonNull(YamlText.parse(uncommented(), "sample", new Mistakes()));
        paths(tree, "", shown);

        assertThat(shown)
                .containsAll(paths("", FileKeys.SCHEMA.keys()))
                .containsAll(paths("rules.", RuleKeys.SCHEMA.keys()))
                .containsAll(paths("interceptors.", InterceptorKeys.SCHEMA.keys()));
    }

    private static List<String> paths(String prefix, Collection<Key<?>> keys) {
        return keys.stream().map(key -> prefix + key.path()).toList();
    }

    private static void paths(Tree tree, String prefix, Set<String> into) {
        if (tree instanceof Tree.Mapping mapping) {
            for (Tree.Entry entry : mapping.entries()) {
                into.add(prefix + entry.key());
                paths(entry.value(), prefix + entry.key() + '.', into);
            }
        } else if (tree instanceof Tree.Sequence sequence) {
            sequence.items().forEach(item -> paths(item, prefix, into));
        }
    }
}
