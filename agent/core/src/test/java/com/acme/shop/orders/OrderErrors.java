package com.acme.shop.orders;

import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** What exceptions are handed to. */
public class OrderErrors implements Consumer<Object> {

    /** One that no name gives away as a class of the JDK. */
    public static class OrderFailure extends NoSuchElementException {
        private static final long serialVersionUID = 1;
    }

    /** No Throwable, whatever it is called. */
    public record FieldError(String field) {}

    public void onError(String order, Throwable failure) {}

    public void onFailure(OrderFailure failure) {}

    public void onInterrupt(InterruptedException interrupt) {}

    public void reject(FieldError error) {}

    public void all(Throwable... failures) {}

    @Override
    public void accept(Object anything) {}
}
