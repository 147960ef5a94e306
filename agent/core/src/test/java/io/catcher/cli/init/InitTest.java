package io.catcher.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.cli.Built;
import io.catcher.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {

    private static final String WORK = "{ int sum = 0; for (int i = 0; i < a; i++) { sum += Integer.toString(i * a)"
            + ".length() + Integer.bitCount(sum) * 3; } return sum; }";

    @TempDir
    Path directory;

    private static String type(String packageName, String annotations, String name) {
        return "package " + packageName + "; " + annotations + " public class " + name + " { public int work(int a) "
                + WORK + " private int x; public int getX() { return x; } }";
    }

    private static String annotation(String packageName, String name, String... on) {
        return "package " + packageName + "; " + String.join(" ", on)
                + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface "
                + name
                + " {}";
    }

    private static final String[] SPRING = {
        annotation("org.springframework.stereotype", "Controller"),
        annotation("org.springframework.stereotype", "Service"),
        annotation("org.springframework.stereotype", "Repository"),
        annotation("org.springframework.scheduling.annotation", "Scheduled"),
        annotation(
                "org.springframework.web.bind.annotation",
                "RestController",
                "@org.springframework.stereotype.Controller")
    };

    private Built bootApplication() throws IOException {
        String[] own = {
            type("com.acme.shop.web", "@org.springframework.web.bind.annotation.RestController", "Orders"),
            type("com.acme.shop.core", "@org.springframework.stereotype.Service", "Pricing"),
            type("com.acme.shop.db", "@org.springframework.stereotype.Repository", "Rows"),
            type("com.acme.shop.remote", "", "BankClient"),
            "package com.acme.shop.core; public class Sweeper {"
                    + " @org.springframework.scheduling.annotation.Scheduled public void sweep() {} public void not() {} }"
        };
        String[] all = Arrays.copyOf(SPRING, SPRING.length + own.length);
        System.arraycopy(own, 0, all, SPRING.length, own.length);
        Built application = new Built().manifest("Main-Class: org.springframework.boot.loader.launch.JarLauncher");
        Built library = new Built();
        Built.classes(directory, all).forEach((name, bytes) -> (name.startsWith("com/") ? application : library)
                .file((name.startsWith("com/") ? "BOOT-INF/classes/" : "") + name, bytes));
        return application.file("BOOT-INF/lib/spring.jar", library.bytes());
    }

    /** Writes the proposal and makes sure that it is right: no mistake, and nothing in it that matches nothing. */
    private String proposed(Path app) throws IOException {
        Path file = directory.resolve("proposed.yaml");
        Ran init = Ran.command("init", app, "-o", file, "--force");
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(Ran.command("validate", file).code()).isZero();
        Ran explained = Ran.command("explain", file, "--jar", app);
        assertThat(explained.code()).as(explained.out()).isZero();
        return Files.readString(file);
    }

    @Test
    void of_what_quarkus_builds_the_application_is_watched() throws IOException {
        Path folder = directory.resolve("shop/target/quarkus-app");
        for (String part : List.of("app", "quarkus", "lib/main", "lib/boot")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("quarkus/quarkus-application.dat"), "");
        Built quarkus = new Built().manifest("Main-Class: io.quarkus.Entry");
        Built application = new Built();
        Built.classes(
                        directory,
                        "package io.quarkus; public class Entry { public static void main(String[] args) {} }",
                        "package com.acme.shop; public class Till { public int pay(int sum) { return sum * 2; } }")
                .forEach((name, bytes) -> (name.startsWith("com/") ? application : quarkus).file(name, bytes));
        application.jar(folder.resolve("app/till-1.jar"));
        Path run = quarkus.jar(folder.resolve("quarkus-run.jar"));

        for (Path named : List.of(run, folder)) {
            assertThat(proposed(named)).contains("name: till\n", "app_packages: [com.acme.shop]");
        }
    }

    @Test
    void a_spring_boot_jar_is_watched_by_its_roles() throws IOException {
        String yaml = proposed(bootApplication().jar(directory.resolve("shop-1.2.jar")));

        assertThat(yaml)
                .contains("name: shop\n", "app_packages: [com.acme.shop]")
                .contains("@org.springframework.stereotype.Controller com.acme.shop.**#*")
                .contains("@org.springframework.stereotype.Service com.acme.shop.**#*")
                .contains("@org.springframework.stereotype.Repository com.acme.shop.**#*")
                .contains("com.acme.shop.**#@org.springframework.scheduling.annotation.Scheduled *")
                .contains("com.acme.shop.**Client#*")
                .contains("1 class, 1 method, such as Orders.work");
    }

    @Test
    void a_proposal_says_what_to_type_next() throws IOException {
        Path jar = bootApplication().jar(directory.resolve("shop.jar"));

        Ran init = Ran.command("init", jar);

        assertThat(init.out()).startsWith("# Proposed by");
        assertThat(init.err()).contains("explain interceptor.yaml --jar " + jar, "-javaagent:catcher-agent.jar=");
    }

    @Test
    void what_to_type_next_can_be_typed_where_a_path_has_blanks() throws IOException {
        Path jar = bootApplication()
                .jar(Files.createDirectory(directory.resolve("my app")).resolve("shop.jar"));
        Path yaml = jar.resolveSibling("my rules.yaml");

        Ran init = Ran.command("init", jar, "-o", yaml);

        assertThat(init.out())
                .contains(
                        "explain '" + yaml + "' --jar '" + jar + "'",
                        "java '-javaagent:catcher-agent.jar=" + yaml + "'");
    }

    private static String doing(String name) {
        return "package com.acme.shop; public class " + name + " { public String book(String order) {"
                + " StringBuilder line = new StringBuilder(order); for (int i = 0; i < 9; i++) {"
                + " line.append(i).append(order.length()).append(order.hashCode() * i); }"
                + " return line.reverse().toString(); } }";
    }

    @Test
    void what_does_something_and_is_in_no_rule_is_named() throws IOException {
        Path jar = new Built()
                .with(
                        "",
                        Built.classes(
                                directory,
                                type("com.acme.shop", "", "OrderController"),
                                doing("OrderService"),
                                doing("StockService"),
                                doing("Ledger")))
                .jar(directory.resolve("shop.jar"));

        assertThat(Ran.command("init", jar, "-o", directory.resolve("a.yaml")).out())
                .contains("in no rule: 1 class with code: Ledger");
        assertThat(Ran.command("init", jar, "--json").out()).contains("\"unwatched\":[\"com.acme.shop.Ledger\"]");
    }

    @Test
    void a_war_has_its_own_classes_beside_its_libraries() throws IOException {
        Path war = new Built()
                .with(
                        "WEB-INF/classes/",
                        Built.classes(
                                directory,
                                type("com.acme.web", "", "OrderController"),
                                type("com.acme.web", "", "OrderService")))
                .file(
                        "WEB-INF/lib/other.jar",
                        new Built()
                                .with("", Built.classes(directory, type("org.other", "", "OtherService")))
                                .bytes())
                .jar(directory.resolve("shop.war"));

        assertThat(proposed(war))
                .contains("com.acme.web.**Controller#*", "com.acme.web.**Service#*")
                .doesNotContain("org.other");
    }

    @Test
    void of_an_uber_jar_only_the_packages_of_its_main_class_are_watched() throws IOException {
        Path jar = new Built()
                .manifest("Main-Class: com.acme.tool.Main")
                .with(
                        "",
                        Built.classes(
                                directory,
                                type("com.acme.tool", "", "Main"),
                                type("com.acme.tool.engine", "", "Engine"),
                                type("com.acme.tool.shaded.com.google.common", "", "Lists"),
                                type("com.google.common", "", "Maps"),
                                type("org.apache.commons", "", "Strings")))
                .jar(directory.resolve("tool-all.jar"));

        String yaml = proposed(jar);

        assertThat(yaml).contains("com.acme.tool").doesNotContain("com.google.common.*", "org.apache");
        assertThat(Ran.command("explain", directory.resolve("proposed.yaml"), "--jar", jar)
                        .out())
                .contains("Engine#work")
                .doesNotContain("Lists#work");
    }

    @Test
    void a_plain_tool_is_watched_by_its_packages_but_not_its_data() throws IOException {
        Path app = new Built()
                .with(
                        "",
                        Built.classes(
                                directory,
                                type("com.acme.tool.engine", "", "Engine"),
                                type("com.acme.tool.parse", "", "Parser"),
                                "package com.acme.tool.dto; public class Row { private int a; private int b; public int a() { return a; }"
                                        + " public int b() { return b; } public void a(int v) { a = v; } }"))
                .directory(directory.resolve("classes"));

        assertThat(proposed(app)).contains("com.acme.tool.engine.**#*").doesNotContain("dto");
    }

    @Test
    void classes_without_a_package_and_other_versions_of_classes_are_no_trouble() throws IOException {
        Map<String, byte[]> one = Built.classes(directory, "public class Tool { public int work(int a) " + WORK + " }");
        Path jar = new Built()
                .manifest("Main-Class: Tool", "Multi-Release: true")
                .with("", one)
                .with("META-INF/versions/21/", one)
                .file("module-info.class", one.values().iterator().next())
                .jar(directory.resolve("tool.jar"));

        assertThat(proposed(jar)).contains("match: \"*#*\"", "1 class, 1 method");
    }

    @Test
    void a_directory_of_jars_is_one_application() throws IOException {
        Path lib = Files.createDirectories(directory.resolve("acme-1.0").resolve("lib"));
        new Built()
                .with("", Built.classes(directory, type("com.acme.core", "", "Engine")))
                .jar(lib.resolve("acme-core.jar"));
        new Built()
                .with("", Built.classes(directory, type("org.apache.commons", "", "Strings")))
                .jar(lib.resolve("commons.jar"));

        assertThat(proposed(lib)).contains("com.acme.core").doesNotContain("org.apache");
    }

    @Test
    void an_existing_file_stays_as_it_is() throws IOException {
        Path jar = bootApplication().jar(directory.resolve("shop.jar"));
        Path file = Files.writeString(directory.resolve("mine.yaml"), "mine");

        Ran init = Ran.command("init", jar, "-o", file);

        assertThat(init.code()).isEqualTo(1);
        assertThat(init.err()).contains("is there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void what_is_no_application_is_said_in_one_line() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.jar"));
        Path text = Files.writeString(directory.resolve("text.jar"), "hello");
        byte[] whole = bootApplication().bytes();
        Path cut = Files.write(directory.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
        Path nothing = new Built().manifest().jar(directory.resolve("nothing.jar"));

        assertThat(Ran.command("init", directory.resolve("gone.jar")))
                .isEqualTo(new Ran(
                        1, "", "catcher: init: " + directory.resolve("gone.jar") + ": there is no such file\n"));
        assertThat(Ran.command("init", empty).err())
                .contains("the file is empty")
                .hasLineCount(1);
        assertThat(Ran.command("init", text).err()).contains("no jar").hasLineCount(1);
        assertThat(Ran.command("init", cut).err()).contains("cut short").hasLineCount(1);
        assertThat(Ran.command("init", nothing).err())
                .contains("there is no class in it")
                .hasLineCount(1);
        assertThat(Ran.command("init", text, "--jsn").code()).isEqualTo(2);
    }

    @Test
    void broken_and_future_classes_are_counted_and_the_rest_is_proposed() throws IOException {
        Map<String, byte[]> good =
                Built.classes(directory, type("com.acme.tool", "", "Engine"), type("com.acme.tool", "", "Future"));
        byte[] future = good.getOrDefault("com/acme/tool/Future.class", new byte[0]);
        future[7] = 120;
        Path jar = new Built()
                .with("", good)
                .file("com/acme/tool/Broken.class", new byte[] {1, 2, 3})
                .file("BOOT.jar", new byte[] {'P', 'K'})
                .jar(directory.resolve("tool.jar"));

        Ran init = Ran.command("init", jar);

        assertThat(init.code()).isZero();
        assertThat(init.out()).contains("com.acme.tool");
        assertThat(init.err())
                .contains("1 class file is broken", "1 class has", "class file version 120", "BOOT.jar: no jar");
    }

    @Test
    void a_script_reads_the_proposal_as_json() throws IOException {
        Path jar = bootApplication().jar(directory.resolve("shop.jar"));

        Map<String, Object> tree =
                io.catcher.event.Json.read(Ran.command("init", jar, "--json").out());

        assertThat(tree).containsEntry("service", "shop").containsKeys("rules", "yaml", "notes");
    }
}
