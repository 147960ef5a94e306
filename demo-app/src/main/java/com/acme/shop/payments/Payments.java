package com.acme.shop.payments;

import com.acme.shop.orders.Order;
import com.acme.shop.sandbox.PaymentProvider;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
public class Payments {
    private final PaymentGateway gateway;
    private final PaymentRepository payments;
    private final Merchant merchant;

    public Payments(PaymentGateway gateway, PaymentRepository payments, PaymentProvider provider) {
        this.gateway = gateway;
        this.merchant = provider.merchant();
        this.payments = payments;
    }

    public Payment charge(Order order, Card card) {
        Payment payment = new Payment(order.id(), order.total(), gateway.authorize(order, card, merchant), false);
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
