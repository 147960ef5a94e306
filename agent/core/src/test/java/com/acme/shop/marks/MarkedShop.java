package com.acme.shop.marks;

import io.catcher.api.Caught;
import io.catcher.api.Level;

/** One method of which says itself that it is to be watched. */
public class MarkedShop {

    @Caught(name = "shop.order", level = Level.DEBUG)
    int order(int items) {
        return items + 1;
    }

    int unmarked() {
        return order(1);
    }
}
