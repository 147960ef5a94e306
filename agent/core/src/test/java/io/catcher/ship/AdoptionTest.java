package io.catcher.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.catcher.event.Json;
import io.catcher.ship.journal.LeftJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dead JVMs left in the directory. Their process ids are larger than any. */
class AdoptionTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Path home;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer loki;

    AdoptionTest(@TempDir Path temp) throws IOException {
        home = Files.createDirectory(temp.resolve("catcher"));
        loki = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void answer() {
        loki.createContext("/", this::take);
        loki.start();
    }

    @AfterEach
    void silence() {
        loki.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(
                    new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private Shipping started(boolean shipping) {
        String url = "http://127.0.0.1:" + loki.getAddress().getPort();
        Shipping started = Shipping.of(Samples.SHOP, Samples.settings(home, url, shipping));
        started.start();
        return started;
    }

    private static String line(String instance, int seq) {
        return "{\"schema\":1,\"event_id\":\"" + instance + "-" + seq + "\",\"seq\":" + seq + ",\"ts\":\""
                + Instant.now() + "\",\"kind\":\"exception\",\"job\":\"shop_bugcatcher\",\"severity\":\"error\","
                + "\"service\":{\"name\":\"shop\",\"instance\":\"" + instance + "\"}}";
    }

    private void left(String stem, String instance) throws IOException {
        Files.writeString(
                home.resolve(stem + ".log"), line(instance, 1) + "\n" + line(instance, 2) + "\n{\"seq\":3,\"torn");
        Files.writeString(
                home.resolve(stem + ".counts"), "%020d %020d %020d %020d %s%n".formatted(5, 1, 9, 2, instance));
    }

    @Test
    void aDeadJvmsJournalGoesToLokiAsItIsAndIsRemovedAndItsLossesAreTold() throws Exception {
        left("bugcatcher-999999999", "gone:7:8");
        try (Shipping shipping = started(true)) {
            shipping.offer(() -> Samples.failure("mine"));

            await().atMost(LONG).until(() -> !Files.exists(home.resolve("bugcatcher-999999999.log")));
            await().atMost(LONG).untilAsserted(() -> assertThat(String.join("", bodies))
                    .contains("gone:7:8-1", "gone:7:8-2")
                    .doesNotContain("torn"));
            await().atMost(LONG).until(() -> shipping.counts().delivered() == 2);
            assertThat(shipping.counts().pending()).isZero();
        }
        assertThat(home.resolve("bugcatcher-999999999.counts")).doesNotExist();
        assertThat(home.resolve("bugcatcher-999999999.lock")).doesNotExist();
        var killed = Json.read(Files.readAllLines(home.resolve("bugcatcher.log")).stream()
                .filter(line -> line.contains("\"killed\""))
                .findFirst()
                .orElseThrow());
        assertThat(killed.get("details")).hasToString("{instance=gone:7:8, events_lost=3, repeats_untold=7}");
        assertThat(home.resolve("catcher-agent.log"))
                .content()
                .contains("3 events and 7 counts of repeats of gone:7:8 were lost by its sudden end");
    }

    @Test
    void aLivingJvmsJournalIsNobodyElses() throws Exception {
        left("bugcatcher-999999998", "alive:7:8");
        left("bugcatcher-999999999", "gone:7:8");
        try (LeftJournal alive = LeftJournal.claim(home, "bugcatcher-999999998");
                Shipping shipping = started(true)) {
            assertThat(alive).isNotNull();
            shipping.offer(() -> Samples.failure("mine"));

            await().atMost(LONG).until(() -> !Files.exists(home.resolve("bugcatcher-999999999.log")));
            assertThat(home.resolve("bugcatcher-999999998.log")).exists();
            assertThat(String.join("", bodies)).doesNotContain("alive:7:8");
        }
    }

    @Test
    void withoutALokiWhatIsLeftStaysAndItsLossesAreToldOnce() throws Exception {
        left("bugcatcher-999999999", "gone:7:8");
        for (int run = 0; run < 2; run++) {
            try (Shipping shipping = started(false)) {
                shipping.offer(() -> Samples.failure("mine"));
                await().atMost(LONG).until(() -> !Files.exists(home.resolve("bugcatcher-999999999.counts")));
                shipping.flush(LONG);
            }
        }
        assertThat(home.resolve("bugcatcher-999999999.log")).exists();
        await().atMost(LONG).untilAsserted(() -> assertThat(Files.readAllLines(home.resolve("catcher-agent.log")))
                .filteredOn(line -> line.contains("gone:7:8"))
                .hasSize(1));
    }
}
