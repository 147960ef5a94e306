package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages on interceptors and on the api show works as it stands there. */
class InterceptorPagesIT {

    private static final Path PROJECT = Path.of(System.getProperty("catcher.project.dir"));

    @TempDir
    Path directory;

    /** The code blocks of a language, in order. */
    private static List<String> blocks(String page, String language) throws Exception {
        String text = Files.readString(PROJECT.resolve("agent/docs").resolve(page));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static Jdk thisJdk() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    @Test
    void the_sample_is_built_by_the_commands_of_the_page_and_runs_with_its_yaml() throws Exception {
        for (String file : List.of("agent/api/target/catcher-api.jar", "demo-app/plugin/com/acme/ops/Audit.java")) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.copy(PROJECT.resolve(file), directory.resolve(file));
        }
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        for (String line : blocks("interceptors.md", "sh").get(0).lines().toList()) {
            Process process = new ProcessBuilder("sh", "-c", bin + "/" + line)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).as(line).isZero();
        }

        Outcome outcome = new Fork(thisJdk(), directory)
                .with("rules: [{name: shop, match: \"com.acme.shop.**#*\"}]\n"
                        + blocks("interceptors.md", "yaml").get(0))
                .run(Shop.class, "1", "caught");

        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout())
                .containsPattern(
                        "audit: main com.acme.shop.Shop\\$Orders.place with 2 arguments returned after \\d+ us")
                .contains("Shipping.cost with 2 arguments threw NullPointerException after");
    }

    @Test
    void the_other_samples_of_the_pages_are_valid() throws Exception {
        String wrapped = "package com.acme.page;\nimport io.catcher.api.Call;\nimport io.catcher.api.Interceptor;\n"
                + blocks("interceptors.md", "java").get(0);

        assertThat(Compiled.of(directory, wrapped).classes().resolve("com/acme/page/Audit.class"))
                .exists();
        assertThat(Compiled.of(directory, blocks("api.md", "java").get(0))
                        .classes()
                        .resolve("Warehouse.class"))
                .exists();
        Outcome outcome = new Fork(thisJdk(), directory)
                .with("rules: [{name: shop, match: \"com.acme.shop.**#*\"}]\n"
                        + blocks("interceptors.md", "yaml").get(1))
                .run(Shop.class, "1");
        assertThat(outcome.stderr()).isEmpty();
        assertThat(directory.resolve("catcher/calls.log")).exists();
        assertThat(directory.resolve("catcher/metrics.prom")).exists();
    }
}
