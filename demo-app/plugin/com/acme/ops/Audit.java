package com.acme.ops;

import io.catcher.api.Call;
import io.catcher.api.Interceptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Says who called what and how it ended, and every hundredth time how often that was. */
public final class Audit implements Interceptor {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void onEnter(Call call) {
        call.state(Thread.currentThread().getName());
    }

    @Override
    public void onExit(Call call) {
        String method = call.className() + "." + call.methodName();
        LongAdder count = counts.computeIfAbsent(method, name -> new LongAdder());
        count.increment();
        String end = call.thrown() == null ? "returned" : "threw " + call.thrown().getClass().getSimpleName();
        System.out.println("audit: " + call.state() + " " + method + " with " + call.arguments().length + " arguments "
                + end + " after " + call.nanos() / 1_000 + " us");
        if (count.sum() % 100 == 0) {
            System.out.println("audit: " + method + " was called " + count.sum() + " times");
        }
    }
}
