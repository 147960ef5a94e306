package com.acme.shop.invoices;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InvoicesController {
    private final Invoices invoices;

    public InvoicesController(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping("/invoices/{orderId}")
    public ResponseEntity<Invoice> one(@PathVariable long orderId) {
        return ResponseEntity.of(invoices.ofOrder(orderId));
    }
}
