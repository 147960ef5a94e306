package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

    private static final String NO_METHODS =
            "no '#' says which methods are meant (an unquoted ' #' starts a comment: put the" + " pattern in quotes)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            com.acme.orders.**                 | NO_METHODS | com.acme.orders.**#*
            com.acme.Orders                    | NO_METHODS | com.acme.Orders#*
            com.acme.orders                    | NO_METHODS | com.acme.orders.**#*
            com.acme.Orders.place              | NO_METHODS | com.acme.Orders#place
            com.acme.Orders.place(..)          | NO_METHODS | com.acme.Orders#place(..)
            com.acme.Orders::place             | NO_METHODS | com.acme.Orders#place
            @Service com.acme.**               | NO_METHODS | @Service com.acme.**#*
            com/acme/Orders#place              | '/' cannot stand in the name of a class | com.acme.Orders#place
            com.acme..*#place                  | a name is missing beside a dot of 'com.acme..*'; any packages are '**' | com.acme.**#place
            com.acme.Orders+#*                 | the '+' for subtypes stands before the class | +com.acme.Orders#*
            @Service#*                         | no class follows the annotation '@Service' | @Service **#*
            com.acme.Orders#@Timed             | no method follows the annotation '@Timed' | com.acme.Orders#@Timed *
            #place                             | no class is named | **#place
            com.acme.Orders#                   | no method is named | com.acme.Orders#*
            com.acme.Orders#place(List<Order>) | a type is named without its generic part | com.acme.Orders#place(List)
            com.acme.Repo<T>#save              | a type is named without its generic part | com.acme.Repo#save
            com.acme.Orders#place(Order order) | ' ' cannot stand in the name of a parameter type | com.acme.Orders#place(Order)
            com.acme.Orders#void place(int)    | ' ' cannot stand in the name of a method | com.acme.Orders#place(int): void
            com.acme.Orders#place(Order        | ')' is missing | com.acme.Orders#place(Order)
            com.acme.Orders#[@Timed] *         | the brackets around what may be left out are not written | com.acme.Orders#@Timed *
            [@Service] [+]com.acme.Orders#*    | the brackets around what may be left out are not written | @Service +com.acme.Orders#*
            com.acme.Orders#place(int)[: int]  | the brackets around what may be left out are not written | com.acme.Orders#place(int): int
            com.acme.Orders#place(.., int)     | '..' means any remaining parameters: it stands last |
            com.acme.Orders#place(int) int     | 'int' follows the parameters; a result is written ': type' |
            com.acme.Orders#place(int):        | no result type is named |
            com.acme.Orders#place(int,)        | no parameter type is named |
            com.acme.Orders#a.b                | 'a.b' is no method name: only what stands before the '#' has dots |
            com.acme.Orders#<clinit>           | static initialisers cannot be watched |
            com.acme.Orders#<init>: void       | a constructor returns nothing |
            com.acme#Orders#place              | more than one '#' |
            com.acme.Or;ders#place             | ';' cannot stand in the name of a class |
            `   `                              | the pattern is empty |
            **                                 | NO_METHODS |
            **#*                               | EVERYTHING |
            **#**(..): *                       | EVERYTHING |
            **.*#*                             | EVERYTHING |
            +java.lang.Object#*                | EVERYTHING |
            java.sql.Statement#execute*        | a class of the JDK is watched only by a rule with 'allow_jdk: true' |
            javax.**#*                         | a class of the JDK is watched only by a rule with 'allow_jdk: true' |
            java.util.List#add                 | UNDER_AGENT |
            io.catcher.chain.**#*              | a class of the agent itself is never watched |
            """)
    void aWrongPatternIsToldWithWhatMayHaveBeenMeant(String pattern, String what, @Nullable String meant) {
        Matcher.Compiled compiled = Rules.compile(pattern);

        String full =
                switch (what) {
                    case "NO_METHODS" -> NO_METHODS;
                    case "EVERYTHING" ->
                        "matches every method there is; name a package or an annotation, as in \"com.acme.**#*\"";
                    case "UNDER_AGENT" -> "the agent itself runs on this part of the JDK: it is never watched";
                    default -> what;
                };
        String suggestion = meant == null ? "" : "; did you mean \"" + meant + "\"?";
        assertThat(compiled.mistakes())
                .containsExactly(new PatternMistake("orders", pattern, "interceptor.yaml:5:12", full + suggestion));
        assertThat(compiled.matcher().isEmpty()).isTrue();
    }

    @Test
    void aMistakeIsOneLineThatBeginsWithItsPlace() {
        assertThat(Rules.compile("com.acme\n.Orders").mistakes().get(0))
                .hasToString("interceptor.yaml:5:12: \"com.acme .Orders\" in rule 'orders': " + NO_METHODS);
    }

    @Test
    void aWrongPatternLeavesTheOthersOfItsRule() {
        Matcher.Compiled compiled = Rules.compile("com.acme.Orders", "com.acme.shop.orders.**#place");

        assertThat(compiled.mistakes()).hasSize(1);
        assertThat(compiled.matcher().mayMatch("com/acme/shop/orders/Orders")).isTrue();
    }

    @Test
    void aWrongExclusionLeavesItsRuleOutSoThatNothingIsWatchedAgainstItsAuthorsWill() {
        Matcher.Compiled compiled = Matcher.compile(
                Rules.settings(List.of(Rules.rule("orders", List.of("com.acme.**#*"), List.of("com.acme..dto#*")))));

        assertThat(compiled.matcher().isEmpty()).isTrue();
        assertThat(compiled.mistakes())
                .singleElement()
                .extracting(PatternMistake::what)
                .isEqualTo("a name is missing beside a dot of 'com.acme..dto'; any packages are '**'; did you mean"
                        + " \"com.acme.**.dto#*\"? (the rule is left out: it would watch what this was to exclude)");
    }

    @Test
    void aWrongExclusionForAllRulesIsToldAndTheRulesStay() {
        Matcher.Compiled compiled = Matcher.compile(
                Rules.settings(List.of(Rules.rule("orders", List.of("com.acme.**#*"), List.of())), "a b"));

        assertThat(compiled.matcher().isEmpty()).isFalse();
        assertThat(compiled.mistakes())
                .containsExactly(new PatternMistake(
                        "", "a b", "interceptor.yaml:5:12", "' ' cannot stand in the name of a class"));
        assertThat(compiled.mistakes().get(0))
                .hasToString("interceptor.yaml:5:12: \"a b\" in exclude: ' ' cannot stand in the name of a class");
    }
}
