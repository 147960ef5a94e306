package com.acme.shop.traffic;

import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends visitors at a steady rate. A slow shop gets no more than a bounded number of them at a time. */
@Component
class Traffic implements SmartLifecycle {
    private static final int REQUESTS_PER_VISIT = 4;
    private static final int VISITS_AT_A_TIME = 32;
    private static final int VISITS_PER_DELIVERY = 25;
    private static final long FIRST_VISITOR = 100;

    private final ShopClient client;
    private final ServletWebServerApplicationContext context;
    private final double requestsPerSecond;
    private final Semaphore free = new Semaphore(VISITS_AT_A_TIME);
    private ScheduledExecutorService clock;
    private long visitors = FIRST_VISITOR;

    /** @param requestsPerSecond 0 for no traffic */
    Traffic(
            ShopClient client,
            ServletWebServerApplicationContext context,
            @Value("${shop.traffic.rate:0}") double requestsPerSecond) {
        this.client = client;
        this.context = context;
        this.requestsPerSecond = requestsPerSecond;
    }

    @Override
    public void start() {
        if (requestsPerSecond <= 0) {
            return;
        }
        client.useShopAt(URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + "/"));
        clock = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "traffic"));
        long nanosBetween = (long) (TimeUnit.SECONDS.toNanos(1) * REQUESTS_PER_VISIT / requestsPerSecond);
        clock.scheduleAtFixedRate(this::nextVisit, 0, nanosBetween, TimeUnit.NANOSECONDS);
    }

    private void nextVisit() {
        if (!free.tryAcquire()) {
            return;
        }
        Shopper shopper = new Shopper(visitors++);
        var visit = client.visit(shopper);
        if (shopper.n() % VISITS_PER_DELIVERY == 0) {
            visit = visit.thenCompose(done -> client.deliver(shopper));
        }
        visit.whenComplete((done, failure) -> free.release());
    }

    /** Lets the visits that are under way end, then returns. */
    @Override
    public void stop() {
        if (clock == null) {
            return;
        }
        clock.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
            free.tryAcquire(VISITS_AT_A_TIME, 2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clock = null;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
