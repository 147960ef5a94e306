package com.acme.shop.payments;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/payments")
public class PaymentsController {
    private final Payments payments;

    public PaymentsController(Payments payments) {
        this.payments = payments;
    }

    @GetMapping("/{orderId}")
    public ResponseEntity<Payment> one(@PathVariable long orderId) {
        return ResponseEntity.of(payments.ofOrder(orderId));
    }

    @PostMapping("/{orderId}/refund")
    public ResponseEntity<Payment> refund(@PathVariable long orderId) {
        return ResponseEntity.of(payments.refund(orderId));
    }
}
