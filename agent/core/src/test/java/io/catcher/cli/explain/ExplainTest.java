package io.catcher.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.cli.Built;
import io.catcher.cli.Ran;
import io.catcher.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    @TempDir
    Path directory;

    private Path jar = Path.of("");

    @BeforeEach
    void build() throws IOException {
        jar = new Built()
                .with(
                        "",
                        Built.classes(
                                directory,
                                "package com.acme.orders; public class Orders extends Base { int x; public Orders() {}"
                                        + " public java.util.concurrent.Future<String> later() { return null; }"
                                        + " public void place(String id, int n) { } public int getX() { return x; }"
                                        + " public String toString() { return \"\"; } }",
                                "package com.acme.orders; public abstract class Base { public abstract void place(String id, int n);"
                                        + " public native void fast(); }",
                                "package com.acme.stock; public class StockService { public void take() { } }",
                                "package com.acme.plugins; public class Plugins extends ClassLoader {"
                                        + " protected Class<?> findClass(String name) { return null; } }"))
                .jar(directory.resolve("shop.jar"));
    }

    private Ran explain(String rules, Object... more) throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), rules);
        Object[] words = new Object[more.length + 4];
        words[0] = "explain";
        words[1] = file;
        words[2] = "--jar";
        words[3] = jar;
        System.arraycopy(more, 0, words, 4, more.length);
        return Ran.command(words);
    }

    @Test
    void a_rule_shows_its_methods_and_what_is_special_about_them() throws IOException {
        Ran ran = explain(
                "rules: [{name: orders, match: [\"com.acme.orders.**#*\", \"com.acme.orders.Orders#<init>\"]}]");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("1 class, 3 methods, caught and timed")
                .contains("com.acme.orders.Orders#place(java.lang.String, int)\n")
                .contains("Orders#later()  (only its synchronous part")
                .contains("Orders#<init>()  (timed only")
                .doesNotContain("getX", "toString", "Base#place");
    }

    @Test
    void a_dead_rule_is_told_with_what_was_meant() throws IOException {
        Ran ran = explain("""
                rules:
                  - {name: package, match: "com.acme.ordres.**#*"}
                  - {name: class, match: "com.acme.Orders#place"}
                  - {name: method, match: "com.acme.orders.Orders#palce"}
                  - {name: ending, match: "com.acme.**Servise#*"}
                """);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("did you mean 'com.acme.orders.**'?")
                .contains("did you mean 'com.acme.orders.Orders'?")
                .contains("has no method palce; did you mean 'place'?")
                .contains("did you mean 'com.acme.**Service'?")
                .contains("4 rules are dead");
    }

    @Test
    void methods_of_an_earlier_rule_and_what_cannot_be_woven_are_told() throws IOException {
        Ran ran = explain("""
                rules:
                  - {name: first, match: "com.acme.orders.Orders#place"}
                  - {name: second, match: "com.acme.orders.Orders#place"}
                  - {name: refused, match: ["com.acme.orders.Base#place", "com.acme.orders.Base#fast"]}
                """);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("Orders#place(java.lang.String, int) by first")
                .contains("abstract: nothing runs here", "native: there is no byte code");
    }

    @Test
    void one_method_is_explained_by_every_rule() throws IOException {
        String rules = """
                exclude: ["com.acme.stock.**"]
                rules: [{name: all, match: "com.acme.**#*"}]
                """;

        assertThat(explain(rules, "--method", "com.acme.orders.Orders#place").out())
                .contains("watched by all");
        assertThat(explain(rules, "--method", "com.acme.orders.Orders#getX").out())
                .contains("not watched", "a bare getter or setter");
        assertThat(explain(rules, "--method", "com.acme.plugins.Plugins#findClass")
                        .out())
                .contains("not watched", "a class loader's search");
        assertThat(explain(rules, "--method", "com.acme.stock.StockService#take")
                        .out())
                .contains("left out by exclude \"com.acme.stock.**\"");
        assertThat(explain(rules, "--method", "com.acme.orders.Order#place").err())
                .contains("did you mean 'com.acme.orders.Orders'?");
        assertThat(explain(rules, "--method", "nothing").code()).isEqualTo(2);
    }

    @Test
    void a_mistake_of_the_file_is_a_line_and_exit_code_one() throws IOException {
        Ran ran = explain("rules: [{name: a, match: \"com.acme.**#*\", exlude: []}]");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("did you mean 'exclude'?");
    }

    @Test
    void a_script_reads_the_rules_as_json() throws IOException {
        Ran ran = explain("rules: [{name: a, match: \"com.acme.orders.**#*\"}]", "--json");

        assertThat(Json.read(ran.out())).containsEntry("fine", true).containsKey("rules");
    }

    @Test
    void classes_of_the_jdk_are_looked_at_where_a_rule_may_watch_them() throws IOException {
        Ran ran = explain("rules: [{name: jdk, match: \"javax.imageio.ImageIO#read\", allow_jdk: true}]");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("javax.imageio.ImageIO#read(java.io.File)");
    }

    @Test
    void methods_that_the_code_itself_marks_are_shown_though_no_rule_means_them() throws IOException {
        jar = new Built()
                .with(
                        "",
                        Built.classes(
                                directory,
                                "package io.catcher.api; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                        + " public @interface Caught {}",
                                "package com.acme.mail; public class Mails { @io.catcher.api.Caught public void send() { } }"))
                .jar(directory.resolve("mail.jar"));

        Ran ran = explain("rules: []");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("@Caught (marked in the code): 1 class, 1 method", "com.acme.mail.Mails#send()");
        assertThat(explain("rules: []", "--method", "com.acme.mail.Mails#send").out())
                .contains("watched by @Caught");
    }
}
