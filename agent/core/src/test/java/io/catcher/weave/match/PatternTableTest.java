package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.orders.Order;
import com.acme.shop.orders.OrderRepository;
import com.acme.shop.orders.Orders;
import com.acme.shop.orders.PriorityOrders;
import com.acme.shop.orders.Repository;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTableTest {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "Orders", Orders.class,
            "Basket", Orders.Basket.class,
            "State", Orders.State.class,
            "Order", Order.class,
            "Repository", Repository.class,
            "OrderRepository", OrderRepository.class,
            "PriorityOrders", PriorityOrders.class);

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # what #* leaves out
            com.acme.shop.orders.**#*                        | Orders          | place(Order, int); placeAll(Order[]); place(String); getLabel()
            com.acme.shop.orders.**#*                        | Order           | total(Entry)
            com.acme.shop.orders.**#*                        | OrderRepository | save(Order); findAll(String, int)
            com.acme.shop.orders.**#get*                     | Orders          | getLabel()
            com.acme.shop.orders.Orders#getName              | Orders          | getName()
            com.acme.shop.orders.Orders#setName              | Orders          | setName(String)
            com.acme.shop.orders.Orders#equals               | Orders          | equals(Object)
            com.acme.shop.orders.Orders#main                 | Orders          | main(String[])
            com.acme.shop.orders.Order#toString              | Order           | toString()
            # classes
            com.acme.shop.orders.*#pl*(..)                   | Orders          | place(Order, int); placeAll(Order[]); place(String)
            com.acme.*#*                                     | Orders          |
            com.acme.*.orders.*#place(String)                | Orders          | place(String)
            com.acme.**.orders.*#place(String)               | Orders          | place(String)
            com.acme.shop.**.orders.Orders#place(String)     | Orders          | place(String)
            **Orders#place(String)                           | Orders          | place(String)
            **.Orders#place(String)                          | Orders          | place(String)
            **.Orders#place                                  | PriorityOrders  |
            Orders#place                                     | Orders          |
            **.shop.**#place(String)                         | Orders          | place(String)
            **.Orders.Basket#*                               | Basket          | add(int[], Entry)
            com.acme.shop.orders.Orders.Basket#*             | Basket          | add(int[], Entry)
            com.acme.shop.orders.Orders$Basket#*             | Basket          | add(int[], Entry)
            com.acme.shop.orders.Orders#*                    | Basket          |
            com.acme.shop.orders.Orders.State#after          | State           | after(State)
            # parameters and results
            **.Orders#place(com.acme.shop.orders.Order, int) | Orders          | place(Order, int)
            **.Orders#place(Order, int)                      | Orders          | place(Order, int)
            **.Orders#place(Order,..)                        | Orders          | place(Order, int)
            **.Orders#place(*)                               | Orders          | place(String)
            **.Orders#place(*, *)                            | Orders          | place(Order, int)
            **.Orders#place()                                | Orders          |
            **.Orders#place(*, *, ..)                        | Orders          | place(Order, int)
            **.Orders#place(java.lang.*)                     | Orders          | place(String)
            **.Orders#place(lang.String)                     | Orders          |
            **.Orders#place(long, int)                       | Orders          |
            **.Orders#placeAll(Order...)                     | Orders          | placeAll(Order[])
            **.Orders#placeAll(Order[])                      | Orders          | placeAll(Order[])
            **.Orders#placeAll(Order)                        | Orders          |
            **.Orders.Basket#add(int[], Map.Entry)           | Basket          | add(int[], Entry)
            **.Orders.Basket#add(int[], java.util.Map$Entry) | Basket          | add(int[], Entry)
            **.Orders.Basket#add(int[][], ..)                | Basket          |
            **.Orders#place: String                          | Orders          | place(Order, int); place(String)
            **.Orders#*: int                                 | Orders          | placeAll(Order[])
            **.Orders#* : int                                | Orders          | placeAll(Order[])
            **.Orders#place(..): void                        | Orders          |
            **.OrderRepository#find*: java.util.List         | OrderRepository | findAll(String, int)
            # subtypes
            +com.acme.shop.orders.Repository#*               | OrderRepository | save(Order); findAll(String, int)
            +com.acme.shop.orders.Repository#*               | Repository      | findFirst(String); pageSize()
            +com.acme.shop.orders.Repository#*               | Orders          |
            +**.Repository#save                              | OrderRepository | save(Order)
            + **.Orders#place(String)                        | Orders          | place(String)
            +**.Orders#place                                 | PriorityOrders  | place(Order, int)
            +java.lang.Runnable#run                          | PriorityOrders  | run()
            +java.util.concurrent.Callable#*                 | PriorityOrders  |
            +java.lang.Comparable#after                      | State           | after(State)
            # annotations
            @com.acme.shop.marks.Service **#place(String)    | Orders          | place(String)
            @Service **#place(String)                        | Orders          | place(String)
            @com.acme.shop.marks.* **#place(String)          | Orders          | place(String)
            @com.acme.shop.marks.Stereotype **#place(String) | Orders          | place(String)
            @com.acme.shop.marks.Service **#*                | PriorityOrders  | place(Order, int); run()
            @com.acme.shop.marks.Service **#*                | OrderRepository |
            @Service @Timed **#*                             | Orders          |
            @Service +**.Repository#*                        | OrderRepository |
            **#@com.acme.shop.marks.Timed *                  | Orders          | place(Order, int)
            **#@Timed *                                      | PriorityOrders  | place(Order, int)
            **#@Timed *                                      | OrderRepository | save(Order)
            @Service **#@Timed *                             | OrderRepository |
            # bridges, lambda bodies, constructors
            **.OrderRepository#save                          | OrderRepository | save(Order)
            **.OrderRepository#save(Object)                  | OrderRepository |
            **.OrderRepository#save(Object): void            | OrderRepository | save(Object)
            **.OrderRepository#lambda$findAll$0              | OrderRepository | lambda$findAll$0(String, Order)
            **.OrderRepository#lambda$*                      | OrderRepository | lambda$findAll$0(String, Order)
            **.OrderRepository#lambda*                       | OrderRepository |
            **.Orders#<init>                                 | Orders          | <init>(OrderRepository)
            **.Orders#<init>(OrderRepository)                | Orders          | <init>(OrderRepository)
            **.PriorityOrders#<init>(int)                    | PriorityOrders  |
            """)
    void aPatternWeavesExactly(String pattern, String type, @Nullable String expected) {
        Matcher.Compiled compiled = Rules.compile(pattern);

        assertThat(compiled.mistakes()).isEmpty();
        assertThat(Rules.woven(compiled.matcher(), Objects.requireNonNull(TYPES.get(type))))
                .containsExactlyInAnyOrderElementsOf(listed(expected));
    }

    private static List<String> listed(@Nullable String expected) {
        return expected == null ? List.of() : Stream.of(expected.split("; *")).toList();
    }
}
