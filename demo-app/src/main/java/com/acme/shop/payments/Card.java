package com.acme.shop.payments;

public record Card(String holder, String number, String cvc) {}
