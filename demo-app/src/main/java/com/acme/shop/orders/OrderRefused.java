package com.acme.shop.orders;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The order cannot be met as it was asked for: an unknown customer or item, or too little in stock. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class OrderRefused extends RuntimeException {
    public OrderRefused(String reason) {
        super(reason);
    }
}
