package io.catcher.bench.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Ordinary lines of a log, made from parts with a fixed seed: one in a hundred holds a secret. */
final class LogText {

    private static final List<String> LINES = List.of(
            "2026-09-23 10:15:30,%03d INFO  [http-nio-8080-exec-%d] c.a.s.o.OrderService - order %d placed in %d ms\n",
            "2026-09-23T10:15:30.%03dZ DEBUG [pool-%d-thread-1] o.s.w.s.DispatcherServlet - GET \"/orders/%d?page=%d\"\n",
            "\tat com.acme.shop.orders.OrderService.place%03d(OrderService.java:%d) ~[shop-1.4.%d.jar:%d]\n",
            "{\"level\":\"info\",\"ts\":17637123%03d,\"msg\":\"cache refreshed\",\"size\":%d,\"id\":%d,\"took\":%d}\n",
            "java.lang.IllegalStateException: cannot move item %03d from shelf %d to shelf %d: it has only %d places\n",
            "SELECT o.id, o.total, o.placed_at FROM orders o WHERE o.id = %03d AND o.state = %d LIMIT %d OFFSET %d\n");

    private static final List<String> SECRETS = List.of(
            "login failed for user%03d@example.com from 10.%d.%d.%d\n",
            "jdbc:postgresql://svc%03d:hunter%d@db.example.com:5432/app%d?ssl=%d\n",
            "Authorization: Bearer kJ%03dmN%dpQ%drS%dtUvWxYz0123\n");

    private LogText() {}

    static String ofBytes(int bytes) {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder(bytes + 256);
        while (text.length() < bytes) {
            List<String> kind = random.nextInt(100) == 0 ? SECRETS : LINES;
            text.append(String.format(
                    Locale.ROOT,
                    kind.get(random.nextInt(kind.size())),
                    random.nextInt(1_000),
                    random.nextInt(200),
                    random.nextInt(200),
                    random.nextInt(200)));
        }
        return text.toString();
    }
}
