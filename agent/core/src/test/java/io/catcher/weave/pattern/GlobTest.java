package io.catcher.weave.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void aPatternThatBlowsUpByBacktrackingIsAnsweredAtOnce() {
        Glob glob = Glob.of("*a".repeat(400) + "b");

        assertThat(glob.matches("a".repeat(20_000))).isFalse();
        assertThat(glob.matches("a".repeat(20_000) + "b")).isTrue();
    }

    @Test
    void everyPatternMeansWhatItsRegularExpressionMeans() {
        Random random = new Random(42);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = word(random, "ab.**", 8);
            String name = word(random, "abab/$", 8);
            boolean expected = regex(pattern).matcher(name).matches();
            assertThat(Glob.of(pattern).matches(name))
                    .as("%s on %s", pattern, name)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched)
                .as("pairs that match, so that the test compares both answers")
                .isGreaterThan(1_000);
    }

    private static String word(Random random, String letters, int longest) {
        StringBuilder word = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static Pattern regex(String glob) {
        String regex = glob.replaceAll("(?<=^|\\.)\\*\\*+\\.", "P")
                .replaceAll("\\*\\*+", "A")
                .replace("*", "[^/]*")
                .replace(".", "[/$]")
                .replace("P", "(?:.*[/$])?")
                .replace("A", ".*");
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
