package io.catcher.it.loki;

/** Where the events come from that queries and dashboards are tried on. */
@FunctionalInterface
interface LokiFilling {

    /**
     * Brings one service's failures and slow-downs of the last hour into Loki, and returns when they can be read.
     *
     * @return the {@code service.name} of those events
     */
    String fill(RealLoki loki);
}
