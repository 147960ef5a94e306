package com.acme.shop.stock;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.sandbox.SlowDevice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Asks the scanners on the shelves where an item lies. */
@Service
public class Warehouse {
    private static final int SHELVES = 4;
    private static final Duration SCAN = Duration.ofMillis(8);

    private final Faults faults;
    private final long slowAfter;
    private final AtomicLong searches = new AtomicLong();

    /** @param slowAfter searches that are as ever, while the fault is on already */
    public Warehouse(Faults faults, @Value("${shop.slow-after}") long slowAfter) {
        this.faults = faults;
        this.slowAfter = slowAfter;
    }

    /** The shelves that hold the item, in the order of the walk. */
    public List<String> locate(String sku) {
        return listedShelves(sku).stream().filter(this::holdsItem).toList();
    }

    private List<String> listedShelves(String sku) {
        // Items that have moved keep their former shelves in the list.
        boolean slow = faults.isOn(Fault.SLOW) && searches.incrementAndGet() > slowAfter;
        int former = slow ? SHELVES / 2 : 0;
        return IntStream.range(0, SHELVES + former)
                .mapToObj(n -> sku + (n < SHELVES ? "/" : "/former/") + n)
                .toList();
    }

    private boolean holdsItem(String shelf) {
        SlowDevice.answerAfter(SCAN);
        return !shelf.contains("/former/");
    }
}
