package com.acme.shop.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The bugs that can be switched on. */
public enum Fault {
    /** An order of a customer without an address is not expected. */
    NPE,
    /** Gift notes are no longer cut to the width of their column. */
    SQL,
    /** The payment provider holds large amounts back for a manual review. */
    TIMEOUT,
    /** Loyalty tiers of the old system are not understood, and the order goes on without a discount. */
    SWALLOWED,
    /** After some searches the warehouse scans half as many shelves again. */
    SLOW,
    /** After some visits the cache of recommendations misses now and then, and all is ranked again. */
    SPIKE,
    /** Net amounts are divided without rounding when the invoice is written. */
    ASYNC;

    public static Optional<Fault> named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.toString().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
