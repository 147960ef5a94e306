package io.catcher.bench.fork;

import com.acme.work.Desk;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the thread that hands tasks over allocates itself; JMH's own figure is that of all threads. Before each iteration a
 * task is handed over by a method that is woven for some contenders: from then on a request has been handed over once.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class HandedOver {

    public long handedBytes;
    public long handedTasks;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long bytesBefore;
    private long tasks;

    void round(Errands errands) throws InterruptedException {
        errands.round();
        tasks += Desk.TASKS;
    }

    /** Called once before the first round, and again for the proof. */
    static void handOne(Errands errands) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        new Desk().handsOne(errands.executor(), done::countDown);
        done.await();
    }

    @Setup(Level.Iteration)
    public void begin() {
        tasks = 0;
        bytesBefore = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @TearDown(Level.Iteration)
    public void end() {
        handedBytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytesBefore;
        handedTasks = tasks;
    }

    /** Leaves failures that say which methods of {@link Desk} were woven, and whether a request followed its task. */
    static void prove(Errands errands) throws InterruptedException {
        Desk desk = new Desk();
        CountDownLatch done = new CountDownLatch(1);
        desk.proves(errands.executor(), () -> {
            try {
                desk.fails();
            } catch (IllegalStateException expected) {
                done.countDown();
            }
        });
        done.await();
        try {
            desk.hands(null, () -> () -> {});
        } catch (IllegalArgumentException expected) {
            // Told where it is woven.
        }
        try {
            desk.handsOne(null, () -> {});
        } catch (IllegalArgumentException expected) {
            // Told where it is woven.
        }
    }
}
