package io.catcher.ship.loki;

import io.catcher.ship.health.Ledger;
import io.catcher.ship.health.Loss;
import java.util.List;

/** Counts this JVM's events in its ledger; what another one left is not counted. */
record OwnSettling(Ledger ledger, String instance) implements Settling {

    @Override
    public void delivered(List<Parcel> parcels) {
        ledger.delivered(parcels.stream().filter(this::isOurs).count());
    }

    @Override
    public void rejected(Parcel parcel, String why) {
        ledger.dropped(Loss.REJECTED, isOurs(parcel) ? 1 : 0);
    }

    private boolean isOurs(Parcel parcel) {
        return parcel.instance().equals(instance);
    }
}
