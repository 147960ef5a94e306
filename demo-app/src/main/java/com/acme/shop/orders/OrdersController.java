package com.acme.shop.orders;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
public class OrdersController {
    private final Orders orders;
    private final OrderRepository repository;

    public OrdersController(Orders orders, OrderRepository repository) {
        this.orders = orders;
        this.repository = repository;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Order place(@RequestBody NewOrder request) {
        return orders.place(request);
    }

    @GetMapping("/{id}")
    public ResponseEntity<Order> one(@PathVariable long id) {
        return ResponseEntity.of(repository.find(id));
    }

    @GetMapping
    public List<Order> ofCustomer(@RequestParam long customer) {
        return repository.ofCustomer(customer);
    }
}
