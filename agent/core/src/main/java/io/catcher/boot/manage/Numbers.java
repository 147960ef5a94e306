package io.catcher.boot.manage;

import io.catcher.chain.Sites;
import io.catcher.ship.Shipping;
import java.util.List;
import java.util.Map;

/** Asked by the application's threads; takes no lock that an application's thread may wait for long. */
record Numbers(Shipping shipping, Sites sites) implements CatcherMXBean {

    @Override
    public long getProduced() {
        return shipping.counts().produced();
    }

    @Override
    public long getDelivered() {
        return shipping.counts().delivered();
    }

    @Override
    public long getPending() {
        return shipping.counts().pending();
    }

    @Override
    public long getDeduplicated() {
        return shipping.counts().deduplicated();
    }

    @Override
    public long getRateLimited() {
        return shipping.counts().rateLimited();
    }

    @Override
    public Map<String, Long> getDropped() {
        return shipping.counts().dropped();
    }

    @Override
    public int getQueued() {
        return shipping.queued();
    }

    @Override
    public long getJournalBytes() {
        return shipping.journalBytes();
    }

    @Override
    public String getLoki() {
        return shipping.lokiState();
    }

    @Override
    public long getLokiAwaySeconds() {
        return shipping.lokiAwaySeconds();
    }

    @Override
    public int getWovenMethods() {
        return sites.size();
    }

    @Override
    public List<String> getInterceptorsOff() {
        return sites.switchedOff();
    }
}
