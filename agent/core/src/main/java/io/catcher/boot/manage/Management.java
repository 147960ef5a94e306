package io.catcher.boot.manage;

import io.catcher.chain.Sites;
import io.catcher.ship.Shipping;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Waits for the application to make its MBeanServer, and then registers the agent there. Never makes one itself: that would
 * take the choice of its builder from the application, and 50 ms. For one thread at a time.
 */
public final class Management {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Shipping shipping;
    private final Sites sites;
    private final Predicate<Class<?>> initialised;
    private final Consumer<String> log;
    private long lookedAt;
    private boolean done;

    /**
     * @param initialised whether a class is, without making it so
     * @param now {@link System#nanoTime}
     */
    public Management(Shipping shipping, Sites sites, Predicate<Class<?>> initialised, Consumer<String> log, long now) {
        this.shipping = shipping;
        this.sites = sites;
        this.initialised = initialised;
        this.log = log;
        this.lookedAt = now;
    }

    /** For the agent's pulse. */
    public void look(long now) {
        if (done || now - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = now;
        try {
            // Every server is made by this class, which nothing but JMX itself initialises.
            Class<?> factory = Class.forName("javax.management.MBeanServerFactory", false, null);
            done = initialised.test(factory) && Registration.register(new Numbers(shipping, sites));
        } catch (ClassNotFoundException | LinkageError withoutJmx) {
            done = true;
        } catch (Exception refused) {
            done = true;
            log.accept("the agent's numbers are not in the application's MBeanServer: " + refused);
        }
    }
}
