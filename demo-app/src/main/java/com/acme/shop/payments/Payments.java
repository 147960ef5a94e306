package com.acme.shop.payments;

import com.acme.shop.orders.Order;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
public class Payments {
    private final PaymentGateway gateway;
    private final PaymentRepository payments;

    public Payments(PaymentGateway gateway, PaymentRepository payments) {
        this.gateway = gateway;
        this.payments = payments;
    }

    public Payment charge(Order order, Card card) {
        Payment payment = new Payment(order.id(), order.total(), gateway.authorize(order, card), false);
        payments.save(payment);
        return payment;
    }

    public Optional<Payment> ofOrder(long orderId) {
        return payments.ofOrder(orderId);
    }

    /** Gives the money back, once; the payment as it is then, or empty when the order was never paid. */
    public Optional<Payment> refund(long orderId) {
        Optional<Payment> payment = payments.ofOrder(orderId);
        payment.filter(paid -> payments.markRefunded(paid.orderId()))
                .ifPresent(paid -> gateway.refund(paid.authorization(), paid.amount()));
        return payments.ofOrder(orderId);
    }
}
