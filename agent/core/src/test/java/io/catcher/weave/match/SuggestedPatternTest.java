package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Settings;
import io.catcher.config.read.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever takes a suggestion for a pattern must not be refused again. */
class SuggestedPatternTest {

    private static final Pattern MEANT = Pattern.compile("did you mean \"(.*)\"\\?");

    private static List<PatternMistake> mistakes(String pattern) {
        Settings settings = new SettingsReader(Map.of(), Map.of())
                .readText("rules: [{match: '" + pattern + "'}]", "c.yaml")
                .settings();
        return io.catcher.weave.match.Matcher.compile(settings).mistakes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String.length",
                "java.util.List",
                "java/util/List#size",
                "io.catcher.boot.Boot",
                "io.catcher.boot",
                "jdk.internal.misc.Unsafe",
                "**",
                "*",
                "com.acme.Orders",
                "com.acme.orders",
                "com/acme/Orders#place",
                "com.acme.Orders::place",
                "com.acme.Orders#void place()",
                "1",
                "zz"
            })
    void what_is_suggested_is_accepted(String wrong) {
        assertThat(mistakes(wrong)).singleElement().satisfies(mistake -> {
            Matcher meant = MEANT.matcher(mistake.what());
            if (meant.find()) {
                assertThat(mistakes(meant.group(1))).as(mistake.what()).isEmpty();
            }
        });
    }

    @Test
    void a_class_of_the_jdk_is_not_suggested_and_one_of_the_application_is() {
        assertThat(mistakes("java.lang.String.length").get(0).what()).doesNotContain("did you mean");
        assertThat(mistakes("com.acme.Orders.place").get(0).what()).endsWith("did you mean \"com.acme.Orders#place\"?");
    }
}
