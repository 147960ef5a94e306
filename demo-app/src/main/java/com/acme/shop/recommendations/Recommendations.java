package com.acme.shop.recommendations;

import com.acme.shop.faults.Fault;
import com.acme.shop.faults.Faults;
import com.acme.shop.sandbox.SlowDevice;
import com.acme.shop.stock.StockItem;
import com.acme.shop.stock.StockRepository;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

@Service
public class Recommendations {
    private static final int BLOCKS_OF_HISTORY = 20;
    private static final Duration BLOCK = Duration.ofMillis(20);
    private static final int CALLS_UNTIL_EVICTED = 40;

    private final StockRepository stock;
    private final Faults faults;
    private final long spikeAfter;
    private final AtomicLong calls = new AtomicLong();

    /** @param spikeAfter calls that are as ever, while the fault is on already */
    public Recommendations(StockRepository stock, Faults faults, @Value("${shop.spike-after}") long spikeAfter) {
        this.stock = stock;
        this.faults = faults;
        this.spikeAfter = spikeAfter;
    }

    /** The three items that suit the customer best. */
    public List<StockItem> forCustomer(long customerId) {
        readHistory(faults.isOn(Fault.SPIKE) && isEvicted(calls.incrementAndGet()) ? BLOCKS_OF_HISTORY : 1);
        return stock.all().stream()
                .sorted(Comparator.comparingInt(
                        item -> Long.hashCode(customerId * 31 + item.sku().hashCode())))
                .limit(3)
                .toList();
    }

    private boolean isEvicted(long call) {
        return call > spikeAfter && call % CALLS_UNTIL_EVICTED == 0;
    }

    private static void readHistory(int blocks) {
        SlowDevice.answerAfter(BLOCK.multipliedBy(blocks));
    }
}
