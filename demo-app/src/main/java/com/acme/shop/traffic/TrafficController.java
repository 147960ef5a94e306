package com.acme.shop.traffic;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrafficController {
    private final ShopClient client;

    TrafficController(ShopClient client) {
        this.client = client;
    }

    record Counts(long requests, long failed) {}

    @GetMapping("/traffic")
    Counts counts() {
        return new Counts(client.requests(), client.failed());
    }
}
