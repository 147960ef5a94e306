package io.catcher.perfcatcher.stall;

import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The collectors of this JVM, asked again and again whether they have paused it. Asking starts no MBean server and
 * registers nothing; it loads java.management, so never in premain. Not thread-safe.
 */
final class Collectors {

    private static final long MILLI = 1_000_000L;

    private final List<Asked> collectors;
    private final GcClock clock = new GcClock();

    private static final class Asked {
        final GarbageCollectorMXBean bean;
        long count;
        long millis;

        Asked(GarbageCollectorMXBean bean) {
            this.bean = bean;
            this.count = bean.getCollectionCount();
            this.millis = bean.getCollectionTime();
        }
    }

    /** Of this JVM, as of now. */
    static Collectors open() {
        return new Collectors(ManagementFactory.getGarbageCollectorMXBeans());
    }

    Collectors(List<GarbageCollectorMXBean> beans) {
        this.collectors = beans.stream()
                .filter(bean -> pauses(bean.getName()))
                .map(Asked::new)
                .toList();
    }

    /** ZGC and Shenandoah tell their cycles, in which the threads run, beside their pauses. */
    static boolean pauses(String collector) {
        return !collector.endsWith(" Cycles");
    }

    /** The pauses of a millisecond and longer since the last look, in the order of their ends. */
    List<Span> pauses(long lastLook, long now) {
        List<Span> pauses = new ArrayList<>(0);
        for (Asked asked : collectors) {
            long count = asked.bean.getCollectionCount();
            if (count != asked.count) {
                long millis = asked.bean.getCollectionTime();
                add(pauses, asked, count - asked.count, millis - asked.millis, lastLook, now);
                asked.count = count;
                asked.millis = millis;
            }
        }
        if (pauses.size() > 1) {
            pauses.sort(Comparator.comparingLong(span -> span.end() - lastLook));
        }
        return pauses;
    }

    private void add(List<Span> pauses, Asked asked, long count, long millis, long lastLook, long now) {
        if (!(asked.bean instanceof com.sun.management.GarbageCollectorMXBean detailed)) {
            return;
        }
        GcInfo last = detailed.getLastGcInfo();
        if (last == null) {
            return;
        }
        // Of several only the last one tells when it was. All were since the last look, so the others lie before it.
        long others = count > 1 ? Math.max(0, millis - last.getDuration()) * MILLI : 0;
        long length = last.getDuration() * MILLI;
        // At the last look our thread ran: nothing had begun yet.
        long end = clock.moment(last.getEndTime(), Math.min(now - lastLook, others + length) + lastLook, now);
        long start = end - length;
        long earliest = start - others - lastLook > 0 ? start - others : lastLook;
        if (others > 0 && earliest - start < 0) {
            pauses.add(new Span(earliest, start, asked.bean.getName()));
        }
        if (length > 0) {
            pauses.add(new Span(start, end, asked.bean.getName()));
        }
    }
}
