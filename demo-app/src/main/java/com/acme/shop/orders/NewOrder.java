package com.acme.shop.orders;

import com.acme.shop.payments.Card;
import java.util.List;

/** @param giftNote printed on the parcel; null for none */
public record NewOrder(long customerId, List<OrderLine> lines, Card card, String giftNote) {}
