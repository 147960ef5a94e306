package com.acme.work;

import java.time.Duration;

/** Says when its main method began: the wall clock, then the CPU time that the JVM had taken by then; milliseconds. */
public final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        long began = System.currentTimeMillis();
        System.out.println(began);
        System.out.println(cpuMillis());
        try {
            greet("");
        } catch (IllegalArgumentException expected) {
            System.out.println("greeted nobody");
        }
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(-1L);
    }

    static int greet(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no name");
        }
        return name.length();
    }
}
