package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides tell somebody to type works with the packaged jar, and prints what they say. */
class GuidePagesIT {

    private static final Path PROJECT = Path.of(System.getProperty("catcher.project.dir"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final String RULES = """
            service:
              name: shop
            rules:
              - name: shop
                match: "com.acme.shop.**#*"
            """;

    @TempDir
    Path directory;

    private record Run(int code, String output) {}

    private void prepare() throws IOException {
        Files.copy(Fork.agent(), directory.resolve("catcher-agent.jar"));
        Files.writeString(directory.resolve("interceptor.yaml"), RULES);
        Files.createDirectory(
                directory.resolve("catcher"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(directory.resolve("trace.txt"), """
                java.lang.NullPointerException: no address
                \tat com.acme.shop.Shop$Shipping.cost(Shop.java:44)
                """);
        packShop(directory.resolve("shop.jar"));
    }

    private static void packShop(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Shop.class.getName());
        Path classes = Path.of("target", "test-classes", "com", "acme", "shop");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarred = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.filter(GuidePagesIT::isShop).sorted().toList()) {
                jarred.putNextEntry(new JarEntry("com/acme/shop/" + file.getFileName()));
                Files.copy(file, jarred);
            }
        }
    }

    private static boolean isShop(Path file) {
        return file.getFileName().toString().matches("Shop(\\$\\w+)?\\.class");
    }

    private Run run(String command) throws IOException, InterruptedException {
        Path printed = directory.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(CATCHER|BUGCATCHER|PERFCATCHER)_.*"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("PATH", JAVA + ":" + System.getenv("PATH"));
        // Nobody listens there: a Loki of this machine must not be asked.
        builder.environment().put("BUGCATCHER_LOKI_URL", "http://127.0.0.1:1");
        Process process = builder.start();
        int code = process.waitFor();
        return new Run(code, Files.readString(printed, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bugcatcher.md", "perfcatcher.md", "local-setup.md", "troubleshooting.md"})
    void each_command_prints_what_the_page_shows(String name) throws Exception {
        prepare();
        for (Page.Block block : Page.of(PROJECT, name).blocks()) {
            switch (block.language()) {
                case "yaml" -> settings(block);
                case "console" -> console(block);
                case "sh" -> shell(block);
                default -> {}
            }
        }
    }

    private void settings(Page.Block block) throws Exception {
        String first = block.lines().get(0);
        if (first.startsWith("# ")) {
            Files.writeString(directory.resolve(first.substring(2)), block.text());
            return;
        }
        Files.writeString(directory.resolve("fragment.yaml"), block.text());
        Run run = run("java -jar catcher-agent.jar validate fragment.yaml");
        assertThat(run.code()).as(run.output()).isZero();
    }

    private void console(Page.Block block) throws Exception {
        for (Page.Shown shown : Page.shown(block)) {
            Run run = run(shown.command());
            assertThat(shown.matches(run.output()))
                    .as("%s%nprinted%n%s%nand the page shows%n%s", shown.command(), run.output(), shown.output())
                    .isTrue();
        }
    }

    private void shell(Page.Block block) throws Exception {
        Run run = run("set -e\n" + block.text() + "java -jar catcher-agent.jar validate interceptor.yaml");
        assertThat(run.code()).as(run.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bugcatcher.md", "perfcatcher.md", "local-setup.md", "troubleshooting.md"})
    void commands_and_options_in_sentences_are_there(String name) throws Exception {
        prepare();
        for (String sentence : Page.of(PROJECT, name).commandsInSentences()) {
            List<String> words = List.of(sentence.split(" "));
            Run help = run("java -jar catcher-agent.jar " + words.get(0) + " --help");
            assertThat(help.code()).as(sentence).isZero();
            assertThat(words.stream().filter(word -> word.startsWith("--")))
                    .as(sentence)
                    .allSatisfy(option -> assertThat(help.output()).contains(option));
        }
    }

    @Test
    void the_log_says_what_the_page_quotes_when_the_file_changes_and_the_switch_is_used() throws Exception {
        String rules = RULES + "    exclude: [\"**.Stock#*\"]\n";
        String stock = "  - name: stock\n    match: \"com.acme.shop.Running.Stock#*\"\n";
        Jdk jdk = new Jdk(Path.of(System.getProperty("java.home")));
        try (Host host = Host.started(new Fork(jdk, directory).with(rules), directory)) {
            host.replace("interceptor.yaml", rules + stock);
            host.untilLog("rules added: stock");
            host.replace("interceptor.yaml", rules + stock.replace("match", "mtach"));
            host.untilLog("did you mean 'match'?");
            host.replace("interceptor.yaml", rules + stock);
            host.untilLog("is fine again");
            host.replace("interceptor.yaml", (rules + stock).replace("name: shop\nrules", "name: other\nrules"));
            host.untilLog("takes a restart");
            Files.writeString(directory.resolve("catcher/off"), "");
            host.untilLog("switched off");
            Files.delete(directory.resolve("catcher/off"));
            host.untilLog("switched on again");

            String log = host.stop().agentLog();
            for (String line : Page.of(PROJECT, "troubleshooting.md").lines("log")) {
                assertThat(log + "\n").containsPattern(".*" + Page.regex(line));
            }
        }
    }
}
