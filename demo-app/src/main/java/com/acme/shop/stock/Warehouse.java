package com.acme.shop.stock;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.sandbox.SlowDevice;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Asks the scanners on the shelves where an item lies. */
@Service
public class Warehouse {
    private static final int SHELVES = 4;
    private static final Duration SCAN = Duration.ofMillis(2);

    private final Faults faults;
    private final Duration slowAfter;

    public Warehouse(Faults faults, @Value("${shop.slow-after:20s}") Duration slowAfter) {
        this.faults = faults;
        this.slowAfter = slowAfter;
    }

    /** The shelves that hold the item, in the order of the walk. */
    public List<String> locate(String sku) {
        return listedShelves(sku).stream().filter(this::holdsItem).toList();
    }

    private List<String> listedShelves(String sku) {
        // Items that have moved keep their former shelves in the list.
        int former = faults.isOnFor(Fault.SLOW, slowAfter) ? SHELVES / 2 : 0;
        return IntStream.range(0, SHELVES + former)
                .mapToObj(n -> sku + (n < SHELVES ? "/" : "/former/") + n)
                .toList();
    }

    private boolean holdsItem(String shelf) {
        SlowDevice.answerAfter(SCAN);
        return !shelf.contains("/former/");
    }
}
