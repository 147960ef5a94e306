package io.catcher.bench.detection;

import io.catcher.perfcatcher.adaptive.AdaptiveDetector;
import io.catcher.perfcatcher.adaptive.Change;

/** A way to tell slow calls, fed call by call. */
interface Rule {

    /** What a rule says of a call. */
    enum Word {
        NOTHING,
        SPIKE,
        SHIFT,
        ESCALATED,
        RECOVERED,
        REBASELINED,
        IMPROVED;

        boolean isAlarm() {
            return this == SPIKE || this == SHIFT || this == ESCALATED;
        }
    }

    Word judge(long end, long duration);

    /** Ours, with its default gate. */
    static Rule adaptive() {
        AdaptiveDetector detector = new AdaptiveDetector(AdaptiveDetector.DEFAULT_GATE);
        return (end, duration) -> {
            Change change = detector.observe(end, duration);
            return change == null ? Word.NOTHING : Word.valueOf(change.what().name());
        };
    }

    /** The specification's: off the mean of the last 100 calls by more than 20 %. */
    static Rule literal() {
        Window window = new Window();
        return (end, duration) -> {
            boolean off = window.count >= 10 && Math.abs(duration - window.mean()) > 0.2 * window.mean();
            window.add(duration);
            return off ? Word.SPIKE : Word.NOTHING;
        };
    }

    /** Over the mean of the last 100 calls by more than three standard deviations. */
    static Rule threeSigma() {
        Window window = new Window();
        return (end, duration) -> {
            double mean = window.mean();
            boolean off = window.count >= 10 && duration > mean + 3 * window.deviation() && duration > mean;
            window.add(duration);
            return off ? Word.SPIKE : Word.NOTHING;
        };
    }

    /** The last 100 durations. */
    final class Window {
        private final long[] samples = new long[100];
        private int count;
        private int next;
        private double sum;
        private double squares;

        void add(long sample) {
            if (count == samples.length) {
                double old = samples[next];
                sum -= old;
                squares -= old * old;
            } else {
                count++;
            }
            samples[next] = sample;
            next = (next + 1) % samples.length;
            sum += sample;
            squares += (double) sample * sample;
        }

        double mean() {
            return sum / Math.max(1, count);
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean() * mean()));
        }
    }
}
