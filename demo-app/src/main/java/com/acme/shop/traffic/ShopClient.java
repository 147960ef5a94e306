package com.acme.shop.traffic;

import com.acme.shop.stock.StockController;
import com.acme.shop.web.RequestIds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Speaks to the shop over HTTP and counts the answers. */
@Component
class ShopClient {
    private static final int STOCK_AFTER_DELIVERY = 100_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ObjectMapper json;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile URI shop = URI.create("http://127.0.0.1:8080/");

    ShopClient(ObjectMapper json) {
        this.json = json;
    }

    void useShopAt(URI shop) {
        this.shop = shop;
    }

    long requests() {
        return requests.get();
    }

    long failed() {
        return failed.get();
    }

    /** One visit, from the first look to the last; completes when it is over, and never exceptionally. */
    CompletableFuture<Void> visit(Shopper shopper) {
        return get("stock/" + shopper.sku(), shopper)
                .thenCompose(seen -> get("recommendations/" + shopper.customer(), shopper))
                .thenCompose(seen -> post("orders", shopper, shopper.order()))
                .thenCompose(placed -> leave(shopper, placed))
                .handle((seen, failure) -> null);
    }

    CompletableFuture<Void> deliver(Shopper shopper) {
        var counted = new StockController.Counted(STOCK_AFTER_DELIVERY);
        return send("PUT", "stock/" + shopper.sku(), shopper, body(counted)).handle((seen, failure) -> null);
    }

    private CompletableFuture<HttpResponse<String>> leave(Shopper shopper, HttpResponse<String> placed) {
        if (placed.statusCode() != 201) {
            return get("orders?customer=" + shopper.customer(), shopper);
        }
        String id = placed.body().replaceAll("\\{\"id\":(\\d+).*", "$1");
        return shopper.regretsIt()
                ? send("POST", "payments/" + id + "/refund", shopper, BodyPublishers.noBody())
                : get("orders/" + id, shopper);
    }

    private CompletableFuture<HttpResponse<String>> get(String path, Shopper shopper) {
        return send("GET", path, shopper, BodyPublishers.noBody());
    }

    private CompletableFuture<HttpResponse<String>> post(String path, Shopper shopper, Object content) {
        return send("POST", path, shopper, body(content));
    }

    private CompletableFuture<HttpResponse<String>> send(
            String method, String path, Shopper shopper, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header(RequestIds.WORKFLOW_HEADER, shopper.workflow())
                .timeout(Duration.ofSeconds(10));
        shopper.request().ifPresent(id -> request.header(RequestIds.REQUEST_HEADER, id));
        return http.sendAsync(request.build(), BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            requests.incrementAndGet();
            if (failure != null || answer.statusCode() >= 400) {
                failed.incrementAndGet();
            }
        });
    }

    private BodyPublisher body(Object content) {
        try {
            return BodyPublishers.ofString(json.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
