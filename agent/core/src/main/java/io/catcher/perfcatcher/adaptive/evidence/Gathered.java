package io.catcher.perfcatcher.adaptive.evidence;

import io.catcher.perfcatcher.adaptive.reference.Block;

/** What was seen of a method while evidence against it gathered. */
public final class Gathered {

    private double calls;
    private int blocks;
    private double sum;
    private double sumOfMeans;
    private long startNanos;
    private long startCall;

    public boolean isEmpty() {
        return blocks == 0;
    }

    public void clear() {
        calls = sum = sumOfMeans = blocks = 0;
    }

    public void copy(Gathered other) {
        calls = other.calls;
        blocks = other.blocks;
        sum = other.sum;
        sumOfMeans = other.sumOfMeans;
        startNanos = other.startNanos;
        startCall = other.startCall;
    }

    /** The next block is the first one. */
    public void beginsWith(Block block, long call) {
        startNanos = block.onset();
        startCall = call - block.calls();
    }

    public void add(Block block, double value, double mean) {
        blocks++;
        calls += block.calls();
        sum += block.calls() * value;
        sumOfMeans += block.calls() * mean;
    }

    /** Leaves out what was first; the beginning of that is where the rest begins. */
    public void leaveOut(Gathered first) {
        calls -= first.calls;
        blocks -= first.blocks;
        sum -= first.sum;
        sumOfMeans -= first.sumOfMeans;
        startNanos = first.startNanos;
        startCall = first.startCall;
    }

    /** Mean value of what came after {@code first}. */
    public double valueAfter(Gathered first) {
        return (sum - first.sum) / (calls - first.calls);
    }

    public double value() {
        return sum / calls;
    }

    public double meanDuration() {
        return sumOfMeans / calls;
    }

    public double calls() {
        return calls;
    }

    public int blocks() {
        return blocks;
    }

    public long startNanos() {
        return startNanos;
    }

    public long startCall() {
        return startCall;
    }
}
