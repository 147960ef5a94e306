package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Identity;
import com.acme.shop.Shop;
import com.acme.shop.Threads;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What the agent promises to every host. */
class PromisesIT {

    private static final String RULES = """
            service: {name: shop}
            rules:
              - name: shop
                match: "com.acme.shop.**#*"
            """;

    @TempDir
    Path directory;

    @OnEachJdk
    void a_healthy_start_prints_nothing_and_changes_nothing(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Shop.class, "100");

        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout()).isEqualTo("sum 400\n");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.agentLog()).isEmpty();
    }

    @OnEachJdk
    void the_application_gets_its_own_throwables_results_and_errors(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).flag("-Xmx64m", "-Xss512k").run(Identity.class);
        Outcome with =
                new Fork(jdk, directory).flag("-Xmx64m", "-Xss512k").with(RULES).run(Identity.class);

        assertThat(without.stdout()).contains("same throwable true").doesNotContain("false");
        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.stderr()).isEmpty();
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
    }

    @OnEachJdk
    void an_uncaught_exception_ends_the_application_as_it_would_without(Jdk jdk) throws Exception {
        Outcome without = new Fork(jdk, directory).run(Shop.class, "1", "uncaught");
        Outcome with = new Fork(jdk, directory).with(RULES).run(Shop.class, "1", "uncaught");

        assertThat(with.stderr()).isEqualTo(without.stderr()).contains("NullPointerException");
        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(1);
        assertThat(with.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void an_exit_code_of_the_application_stays_and_nothing_is_lost(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Shop.class, "1", "caught", "exit");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void given_twice_it_starts_once(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).with(RULES).run(Shop.class, "1", "caught");

        assertThat(outcome.complaints()).singleElement().asString().contains("already running");
        assertThat(outcome.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void its_threads_are_daemons_with_its_own_context_class_loader(Jdk jdk) throws Exception {
        Outcome outcome = new Fork(jdk, directory).with(RULES).run(Threads.class);

        assertThat(outcome.stdout().lines().filter(line -> line.startsWith("thread ")))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("thread catcher-\\S+ daemon true loader io\\.catcher\\.launcher\\.InstLoader"));
    }
}
