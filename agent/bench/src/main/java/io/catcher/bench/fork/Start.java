package io.catcher.bench.fork;

import com.acme.work.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Says when its main method began, and when it had loaded as many classes as it is told: the wall clock, milliseconds; the
 * CPU time that the JVM had taken by then, milliseconds; and its resident memory, kilobytes.
 */
public final class Start {

    /** What {@link #main} prints last. */
    public static final String END = "started";

    /** The classes that it loads are called so, with three digits behind; each an {@link IntUnaryOperator}. */
    public static final String MANY = "com.acme.many.C";

    private Start() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        System.out.println(System.currentTimeMillis());
        load(Integer.parseInt(args[0]));
        System.out.println(System.currentTimeMillis());
        System.out.println(cpuMillis());
        Leaf leaf = new Leaf();
        try {
            leaf.price(Leaf.FAILS);
        } catch (IllegalArgumentException expected) {
            System.out.println(residentKilobytes());
        }
        Proof.write(leaf);
        System.out.println(END);
    }

    private static void load(int classes) throws ReflectiveOperationException {
        int sum = 0;
        for (int i = 0; i < classes; i++) {
            Object one =
                    Class.forName(MANY + "%03d".formatted(i)).getConstructor().newInstance();
            try {
                sum += ((IntUnaryOperator) one).applyAsInt(i);
            } catch (IllegalArgumentException expected) {
                System.out.println("the last one failed, as it should: " + sum);
            }
        }
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(-1L);
    }

    /** -1 where the system does not say. */
    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1L);
    }
}
