package io.catcher.bugcatcher.contrast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest samples, each a time and its digests. Thread-safe, without a lock. */
final class Samples {

    private static final int HEADER_BYTES = 16;

    private final AtomicReferenceArray<long @Nullable []> places;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();

    Samples(int size) {
        this.places = new AtomicReferenceArray<>(size);
    }

    void add(long[] sample) {
        int place = (count.getAndIncrement() & Integer.MAX_VALUE) % places.length();
        long[] old = places.getAndSet(place, sample);
        bytes.addAndGet(sizeOf(sample) - (old == null ? 0 : sizeOf(old)));
    }

    boolean isFull() {
        return places.get(places.length() - 1) != null;
    }

    /** How many there ever were. */
    int count() {
        return count.get();
    }

    int bytes() {
        return bytes.get() + places.length() * Integer.BYTES;
    }

    /** Those that are no older. */
    List<long[]> since(long nanos) {
        List<long[]> young = new ArrayList<>(places.length());
        for (int i = 0; i < places.length(); i++) {
            long[] sample = places.get(i);
            if (sample != null && sample[0] - nanos >= 0) {
                young.add(sample);
            }
        }
        return young;
    }

    private static int sizeOf(long[] sample) {
        return HEADER_BYTES + sample.length * Long.BYTES;
    }
}
