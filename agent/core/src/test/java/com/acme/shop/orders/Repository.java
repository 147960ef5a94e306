package com.acme.shop.orders;

import com.acme.shop.marks.Timed;
import java.util.List;

/** A generic interface, as persistence frameworks have it. */
public interface Repository<T> {

    @Timed
    void save(T entity);

    List<T> findAll(String query, int limit);

    default T findFirst(String query) {
        return findAll(query, 1).get(0);
    }

    static int pageSize() {
        return Integer.parseInt("20");
    }
}
