package io.catcher.ship.loki;

import java.util.List;

/** Is told what became of a journal's lines, once of each. Used by one thread. */
public interface Settling {

    /** Loki has them now. */
    void delivered(List<Parcel> parcels);

    /** Loki refuses it for good. */
    void rejected(Parcel parcel, String why);

    /** It is no whole event: torn by a kill, or not ours. */
    default void unreadable() {}
}
