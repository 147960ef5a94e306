package com.acme.work;

import org.openjdk.jmh.annotations.CompilerControl;

/** A woven method that calls another one: its calls are the steps of one request. */
public class Basket {

    public static final int ITEMS = 100;

    private final Leaf leaf = new Leaf();

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public int total(int firstItem) {
        int total = 0;
        for (int i = 0; i < ITEMS; i++) {
            total += leaf.price(firstItem + i);
        }
        return total;
    }
}
