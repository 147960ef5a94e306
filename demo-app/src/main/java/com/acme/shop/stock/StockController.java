package com.acme.shop.stock;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
public class StockController {
    private final StockRepository stock;
    private final Warehouse warehouse;

    public StockController(StockRepository stock, Warehouse warehouse) {
        this.stock = stock;
        this.warehouse = warehouse;
    }

    public record Located(StockItem item, List<String> shelves) {}

    public record Counted(int quantity) {}

    @GetMapping
    public List<StockItem> all() {
        return stock.all();
    }

    @GetMapping("/{sku}")
    public ResponseEntity<Located> one(@PathVariable String sku) {
        return ResponseEntity.of(stock.find(sku).map(item -> new Located(item, warehouse.locate(sku))));
    }

    @PutMapping("/{sku}")
    public ResponseEntity<Void> count(@PathVariable String sku, @RequestBody Counted counted) {
        return stock.count(sku, counted.quantity())
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }
}
