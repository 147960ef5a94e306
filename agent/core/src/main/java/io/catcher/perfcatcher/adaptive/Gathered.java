package io.catcher.perfcatcher.adaptive;

import io.catcher.perfcatcher.adaptive.reference.Block;

/** What was seen of a method while evidence against it gathered. */
final class Gathered {

    private double calls;
    private int blocks;
    private double sum;
    private double sumOfMeans;
    private long startNanos;
    private long startCall;

    boolean isEmpty() {
        return blocks == 0;
    }

    void clear() {
        calls = sum = sumOfMeans = blocks = 0;
    }

    void copy(Gathered other) {
        calls = other.calls;
        blocks = other.blocks;
        sum = other.sum;
        sumOfMeans = other.sumOfMeans;
        startNanos = other.startNanos;
        startCall = other.startCall;
    }

    /** The next block is the first one. */
    void beginsWith(Block block, long call) {
        startNanos = block.onset();
        startCall = call - block.calls();
    }

    void add(Block block, double value, double mean) {
        blocks++;
        calls += block.calls();
        sum += block.calls() * value;
        sumOfMeans += block.calls() * mean;
    }

    /** Leaves out what was first; the beginning of that is where the rest begins. */
    void leaveOut(Gathered first) {
        calls -= first.calls;
        blocks -= first.blocks;
        sum -= first.sum;
        sumOfMeans -= first.sumOfMeans;
        startNanos = first.startNanos;
        startCall = first.startCall;
    }

    /** Mean value of what came after {@code first}. */
    double valueAfter(Gathered first) {
        return (sum - first.sum) / (calls - first.calls);
    }

    double value() {
        return sum / calls;
    }

    double meanDuration() {
        return sumOfMeans / calls;
    }

    double calls() {
        return calls;
    }

    int blocks() {
        return blocks;
    }

    long startNanos() {
        return startNanos;
    }

    long startCall() {
        return startCall;
    }
}
