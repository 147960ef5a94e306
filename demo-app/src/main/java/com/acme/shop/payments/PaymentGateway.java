package com.acme.shop.payments;

import com.acme.shop.orders.Order;
import com.acme.shop.sandbox.PaymentProvider;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The payment provider, over HTTP. */
@Component
public class PaymentGateway {
    private final RestClient http;
    private final String pathKey;

    public PaymentGateway(PaymentProvider provider, @Value("${shop.payments.read-timeout:1s}") Duration readTimeout) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build());
        requests.setReadTimeout(readTimeout);
        this.pathKey = provider.pathKey();
        this.http = RestClient.builder()
                .baseUrl(provider.url())
                .requestFactory(requests)
                .build();
    }

    /** Asks for the money; the answer is the provider's authorization code. */
    public String authorize(Order order, Card card, Merchant merchant) {
        return http.post()
                .uri("/merchants/{key}/authorizations", pathKey)
                .headers(headers -> merchant.headers().forEach(headers::set))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("order", order.id(), "amount", order.total(), "card", card.number()))
                .retrieve()
                .body(String.class);
    }

    public void refund(String authorization, BigDecimal amount) {
        http.post()
                .uri("/refunds")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("authorization", authorization, "amount", amount))
                .retrieve()
                .toBodilessEntity();
    }
}
