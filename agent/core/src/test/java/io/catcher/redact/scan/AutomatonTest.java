package io.catcher.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutomatonTest {

    private static final String LETTERS = "abc";

    private final Random random = new Random(5);

    @Test
    void all_literals_that_end_at_a_place_are_found_the_longest_first() {
        for (int round = 0; round < 200; round++) {
            Set<String> distinct = new LinkedHashSet<>();
            for (int i = 0; i < 12; i++) {
                distinct.add(word(1 + random.nextInt(6)));
            }
            List<String> literals = List.copyOf(distinct);
            String text = word(200) + "x" + word(200);

            assertThat(found(new Automaton(literals), literals, text)).isEqualTo(searched(literals, text));
        }
    }

    @Test
    void a_character_of_no_literal_begins_anew() {
        List<String> literals = List.of("abab");

        assertThat(found(new Automaton(literals), literals, "abxab")).isEmpty();
        assertThat(found(new Automaton(literals), literals, "abaabab")).containsExactly("7 abab");
    }

    @Test
    void more_states_than_the_table_can_number_are_refused() {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            literals.add(i + "-".repeat(70));
        }

        assertThatThrownBy(() -> new Automaton(literals)).isInstanceOf(IllegalArgumentException.class);
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static List<String> found(Automaton automaton, List<String> literals, String text) {
        List<String> found = new ArrayList<>();
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = automaton.next(state, text.charAt(i));
            for (int literal : automaton.found(state)) {
                found.add((i + 1) + " " + literals.get(literal));
            }
        }
        return found;
    }

    private static List<String> searched(List<String> literals, String text) {
        List<String> longestFirst = new ArrayList<>(literals);
        Collections.sort(longestFirst, (one, other) -> other.length() - one.length());
        List<String> found = new ArrayList<>();
        for (int end = 1; end <= text.length(); end++) {
            for (String literal : longestFirst) {
                if (text.substring(0, end).endsWith(literal)) {
                    found.add(end + " " + literal);
                }
            }
        }
        return found;
    }
}
