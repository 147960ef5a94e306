package io.catcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where Loki should be, the application ends as it would, and its events are in the journal. */
class LokiAwayIT {

    private static final String RULES = "rules: [{match: \"com.acme.shop.**#*\"}]";

    @TempDir
    Path directory;

    private void runsAsWithout(Jdk jdk, String url) throws Exception {
        Outcome without = new Fork(jdk, directory).run(Shop.class, "10", "caught", "exit");
        Outcome with = new Fork(jdk, directory)
                .with(RULES)
                .set("BUGCATCHER_LOKI_ENABLED", "true")
                .set("BUGCATCHER_LOKI_URL", url)
                .run(Shop.class, "10", "caught", "exit");

        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(with.stderr()).isEmpty();
        assertThat(with.events("exception")).hasSize(1);
    }

    @OnEachJdk
    void refusing(Jdk jdk) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        runsAsWithout(jdk, "http://127.0.0.1:" + free);
    }

    @OnEachJdk
    void hanging(Jdk jdk) throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            runsAsWithout(jdk, "http://127.0.0.1:" + deaf.getLocalPort());
        }
    }

    @OnEachJdk
    void failing(Jdk jdk) throws Exception {
        HttpServer broken = failingServer();
        try {
            runsAsWithout(jdk, "http://127.0.0.1:" + broken.getAddress().getPort());
        } finally {
            broken.stop(0);
        }
    }

    private static HttpServer failingServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
