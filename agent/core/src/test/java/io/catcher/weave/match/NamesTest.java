package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            com.acme.**#*                      | com/acme/Orders                       | true
            com.acme.**#*                      | com/acmeother/Orders                  | false
            com.acme.**#*                      | com/acme                              | false
            com.acme.Orders#*                  | com/acme/Orders                       | true
            com.acme.Orders#*                  | com/acme/Orders2                      | false
            com.acme.Orders#*                  | com/acme/Order                        | false
            com.acme.Orders.Basket#*           | com/acme/Orders$Basket                | true
            com.acme.*#*                       | com/acme/Orders$Basket                | true
            com.acme.*#*                       | com/acme/orders/Orders                | false
            com.*.Orders#*                     | com/acme/Orders                       | true
            com.*.Orders#*                     | com/acme/shop/Orders                  | false
            **#place                           | java/util/ArrayList                   | false
            **#place                           | jdk/internal/misc/Unsafe              | false
            **#place                           | sun/misc/Unsafe                       | false
            **#place                           | com/sun/proxy/Anything                | false
            **#place                           | javax/swing/JFrame                    | false
            **#place                           | javafx/stage/Stage                    | true
            **#place                           | io/catcher/chain/Dispatcher           | false
            com.acme.**#*                      | com/acme/Orders$$SpringCGLIB$$0       | false
            com.acme.**#*                      | com/acme/$Proxy12                     | false
            com.acme.**#*                      | com/acme/Orders$$Lambda+0x0000001     | false
            com.acme.**#*                      | com/acme/Generated/0x00000001         | false
            com.acme.**#*                      | com/acme/Order$HibernateProxy         | false
            com.acme.**#*                      | com/acme/Orders$AjcClosure1           | false
            com.acme.**$AjcClosure*#*          | com/acme/Orders$AjcClosure1           | true
            com.acme.**#*                      | com/acme/Main$_main_closure2          | true
            com.acme.**$$*#*                   | com/acme/Orders$$SpringCGLIB$$0       | true
            com.acme.Orders$$SpringCGLIB$$0#*  | com/acme/Orders$$SpringCGLIB$$0       | true
            +com.acme.Repository#*             | org/other/Anything                    | true
            +com.acme.Repository#*             | org/other/Any$$Thing                  | false
            +com.acme.Repository#*             | java/util/ArrayList                   | false
            @Service com.acme.**#*             | org/other/Anything                    | false
            """)
    void aNameIsJudgedBeforeAnythingIsParsed(String pattern, String name, boolean expected) {
        Matcher.Compiled compiled = Rules.compile(pattern);

        assertThat(compiled.mistakes()).isEmpty();
        assertThat(compiled.matcher().mayMatch(name)).isEqualTo(expected);
    }

    @Test
    void noRulesMeanNoClass() {
        Matcher matcher = Rules.compile().matcher();

        assertThat(matcher.isEmpty()).isTrue();
        assertThat(matcher.mayMatch("com/acme/Orders")).isFalse();
    }

    @Test
    void aRuleThatAllowsTheJdkWatchesItsClassesButNeverThoseUnderTheAgent() {
        Matcher.Compiled compiled =
                allowing("java.**#execute*", "javax.sql.DataSource#getConnection", "**.Statement#*");

        assertThat(compiled.mistakes()).isEmpty();
        assertThat(compiled.matcher().mayMatch("java/sql/Statement")).isTrue();
        assertThat(compiled.matcher().mayMatch("javax/sql/DataSource")).isTrue();
        assertThat(compiled.matcher().mayMatch("javax/sql/RowSet")).isFalse();
        assertThat(compiled.matcher().mayMatch("java/util/ArrayList")).isFalse();
        assertThat(compiled.matcher().mayMatch("java/lang/Thread")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread#run",
                "java.util.concurrent.ThreadPoolExecutor#execute",
                "java.net.http.HttpClient#send",
                "java.io.File#delete",
                "java.nio.file.Files#*",
                "java.time.Instant#now",
                "sun.nio.ch.**#*",
                "jdk.internal.**#*"
            })
    void whatTheAgentRunsOnIsRefusedEvenIfAllowed(String pattern) {
        assertThat(allowing(pattern).mistakes())
                .extracting(PatternMistake::what)
                .containsExactly("the agent itself runs on this part of the JDK: it is never watched");
    }

    @Test
    void aRuleThatDoesNotAllowTheJdkStaysOutOfItBesideOneThatDoes() {
        Matcher matcher = Matcher.compile(Rules.settings(List.of(
                        Rules.rule("any", List.of("**.Statement#*"), List.of()),
                        Rules.rule("sql", List.of("java.sql.Connection#*"), List.of(), true, true))))
                .matcher();

        assertThat(matcher.mayMatch("java/sql/Statement")).isFalse();
        assertThat(matcher.mayMatch("java/sql/Connection")).isTrue();
    }

    private static Matcher.Compiled allowing(String... patterns) {
        return Matcher.compile(Rules.settings(List.of(Rules.rule("jdk", List.of(patterns), List.of(), true, true))));
    }
}
