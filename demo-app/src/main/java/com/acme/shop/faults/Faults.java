package com.acme.shop.faults;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which faults are on. All are off unless {@code shop.faults} names them. */
@Component
public class Faults {
    private final Set<Fault> switchedOn = ConcurrentHashMap.newKeySet();

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
        switchedOn.add(fault);
    }

    public void switchOff(Fault fault) {
        switchedOn.remove(fault);
    }

    public boolean isOn(Fault fault) {
        return switchedOn.contains(fault);
    }

    public Map<String, Boolean> all() {
        Map<String, Boolean> all = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            all.put(fault.toString(), isOn(fault));
        }
        return all;
    }
}
