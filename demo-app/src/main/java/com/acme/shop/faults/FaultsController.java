package com.acme.shop.faults;

import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/faults")
public class FaultsController {
    private final Faults faults;

    public FaultsController(Faults faults) {
        this.faults = faults;
    }

    @GetMapping
    public Map<String, Boolean> all() {
        return faults.all();
    }

    @PostMapping("/{name}/on")
    public ResponseEntity<Map<String, Boolean>> on(@PathVariable String name) {
        return change(name, faults::switchOn);
    }

    @PostMapping("/{name}/off")
    public ResponseEntity<Map<String, Boolean>> off(@PathVariable String name) {
        return change(name, faults::switchOff);
    }

    private ResponseEntity<Map<String, Boolean>> change(String name, Consumer<Fault> change) {
        return Fault.named(name)
                .map(fault -> {
                    change.accept(fault);
                    return ResponseEntity.ok(faults.all());
                })
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
