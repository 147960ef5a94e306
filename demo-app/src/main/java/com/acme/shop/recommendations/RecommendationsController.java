package com.acme.shop.recommendations;

import com.acme.shop.stock.StockItem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RecommendationsController {
    private final Recommendations recommendations;

    public RecommendationsController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @GetMapping("/recommendations/{customerId}")
    public List<StockItem> forCustomer(@PathVariable long customerId) {
        return recommendations.forCustomer(customerId);
    }
}
