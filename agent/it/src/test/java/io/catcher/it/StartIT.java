package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Unseen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** What a start does to the JVM until the application's main method runs: each class that it loads is paid for by every start. */
class StartIT {

    private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");

    private static final String NOTHING_MATCHES = """
            service: {name: shop, env: test}
            rules:
              - name: nothing
                match: "com.acme.absent.Nothing#at*"
            """;

    /** Some are needed by another JDK only, or were added since the list was made. */
    private static final int A_FEW = 25;

    @TempDir
    Path directory;

    private List<String> loadedUntilMain(Jdk jdk) throws IOException, InterruptedException {
        new Fork(jdk, directory)
                .flag("-Xlog:class+load:file=loaded.log")
                .with(NOTHING_MATCHES)
                .run(Unseen.class);
        List<String> loaded = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("loaded.log"))) {
            Matcher one = LOADED.matcher(line);
            if (one.find()) {
                loaded.add(one.group(1));
            }
        }
        assertThat(loaded).contains("io.catcher.boot.Boot", Unseen.class.getName());
        return loaded.subList(0, loaded.indexOf(Unseen.class.getName()));
    }

    @OnEachJdk
    void it_reads_one_pack_of_classes(Jdk jdk) throws Exception {
        List<String> later = AgentJar.inPack("later.pack").stream()
                .map(name -> name.replace(".class", "").replace('/', '.'))
                .toList();

        assertThat(loadedUntilMain(jdk))
                .as("loaded by a start, and not in agent/dist/start.list: to be added there")
                .filteredOn(later::contains)
                .hasSizeLessThan(A_FEW);
    }

    /** Neither the application's security providers are asked, which it may install itself, nor methods linked at run time. */
    @OnEachJdk
    void it_loads_none_of_what_is_dear_in_the_jdk(Jdk jdk) throws Exception {
        assertThat(loadedUntilMain(jdk))
                .doesNotContain(
                        "java.security.SecureRandom",
                        "sun.security.jca.Providers",
                        "java.lang.runtime.ObjectMethods",
                        "java.net.Socket");
    }
}
