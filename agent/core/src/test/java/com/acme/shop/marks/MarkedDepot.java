package com.acme.shop.marks;

import io.catcher.api.Caught;

/** Says itself that it is to be watched. */
@Caught
public abstract class MarkedDepot {

    private int size;

    int size() {
        return size;
    }

    int grow(int by) {
        size += by * 2;
        return size();
    }

    abstract int shrink();

    @Override
    public String toString() {
        return "depot of " + grow(0);
    }
}
