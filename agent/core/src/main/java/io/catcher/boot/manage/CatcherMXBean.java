package io.catcher.boot.manage;

import java.util.List;
import java.util.Map;

/** {@code io.catcher:type=Catcher}: the ledger and the state of the agent, each attribute looked up when it is asked for. */
public interface CatcherMXBean {

    /** All events so far; the sum of the next five. */
    long getProduced();

    long getDelivered();

    long getPending();

    long getDeduplicated();

    long getRateLimited();

    /** By reason; reasons without a loss are absent. */
    Map<String, Long> getDropped();

    /** Drafts that wait for the journal. */
    int getQueued();

    long getJournalBytes();

    /** {@code up}, {@code away}, {@code unknown} before the first request, {@code off}. */
    String getLoki();

    /** Seconds since Loki does not take events; 0 while it does. */
    long getLokiAwaySeconds();

    int getWovenMethods();

    /** Interceptors that failed too often. */
    List<String> getInterceptorsOff();
}
