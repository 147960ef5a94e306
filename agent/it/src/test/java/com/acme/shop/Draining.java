package com.acme.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service whose requests fail while it shuts down, when everything else has ended already. */
public final class Draining {

    static final int FAILURES = 40;

    private static final Path JOURNAL = Path.of("catcher", "bugcatcher.log");
    private static final Pattern FAILURE =
            Pattern.compile("\"kind\":\"exception\".*?(?:\"suppressed\":(\\d+)[,}].*)?$");

    private Draining() {}

    /** @param arguments {@code last}: nothing comes after the first failure, and it is in a thread that is interrupted */
    public static void main(String[] arguments) {
        boolean last = arguments.length > 0;
        Runtime.getRuntime().addShutdownHook(new Thread(last ? Draining::failLast : Draining::drain));
        new Endings.Task().idle();
    }

    private static void failLast() {
        await(Draining::allHooksBegan);
        await(() -> threads().noneMatch(thread -> thread.getName().equals("catcher-shutdown")));
        Thread.currentThread().interrupt();
        fail(1);
        if (!Thread.interrupted()) {
            throw new IllegalStateException("the flag is the application's");
        }
    }

    private static void drain() {
        await(Draining::allHooksBegan);
        await(() -> threads().noneMatch(thread -> thread.getName().equals("catcher-shutdown")));
        fail(1);
        // Told whole: the others are counted only.
        await(() -> told() == 1);
        fail(FAILURES - 1);
        await(() -> told() >= FAILURES);
    }

    private static void fail(int times) {
        for (int i = 0; i < times; i++) {
            try {
                new Endings.Task().work("");
            } catch (IllegalStateException answered) {
                // The client gets an error page.
            }
        }
    }

    /** Only then somebody waits for the first of them to end. */
    private static boolean allHooksBegan() {
        return threads()
                .map(Thread::getStackTrace)
                .anyMatch(stack ->
                        Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("runHooks"))
                                && Stream.of(stack)
                                        .anyMatch(frame -> frame.getMethodName().equals("join")));
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream();
    }

    private static long told() {
        return journal().lines().mapToLong(Draining::told).sum();
    }

    private static long told(String line) {
        Matcher failure = FAILURE.matcher(line);
        return !failure.find() ? 0 : failure.group(1) == null ? 1 : 1 + Long.parseLong(failure.group(1));
    }

    private static String journal() {
        try {
            return Files.readString(JOURNAL);
        } catch (NoSuchFileException early) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
