package com.acme.shop.faults;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which faults are on, and since when. All are off unless {@code shop.faults} names them. */
@Component
public class Faults {
    private final Map<Fault, Long> switchedOn = new ConcurrentHashMap<>();

    public Faults(@Value("${shop.faults:}") String names) {
        for (String name : names.split(",")) {
            if (name.isBlank()) {
                continue;
            }
            switchOn(Fault.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("shop.faults: no fault is called " + name)));
        }
    }

    public void switchOn(Fault fault) {
        switchedOn.putIfAbsent(fault, System.nanoTime());
    }

    public void switchOff(Fault fault) {
        switchedOn.remove(fault);
    }

    public boolean isOn(Fault fault) {
        return switchedOn.containsKey(fault);
    }

    /** Whether the fault has been on for at least this long. */
    public boolean isOnFor(Fault fault, Duration time) {
        Long since = switchedOn.get(fault);
        return since != null && System.nanoTime() - since >= time.toNanos();
    }

    public Map<String, Boolean> all() {
        Map<String, Boolean> all = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            all.put(fault.toString(), isOn(fault));
        }
        return all;
    }
}
