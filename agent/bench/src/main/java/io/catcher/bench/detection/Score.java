package io.catcher.bench.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts what a rule said of streams whose faults are known. A fault is found when it is told within 2,000 calls or 60
 * seconds of its onset, whichever is longer; further alarms until a little after its end are further alarms; all others
 * are false.
 */
final class Score {

    private static final int IN_CALLS = 2_000;
    private static final long IN_NANOS = 60_000_000_000L;
    private static final int GRACE_CALLS = 300;
    private static final long GRACE_NANOS = 10_000_000_000L;

    int wanted;
    int found;
    int hit;
    int further;
    int falseAlarms;
    long cleanCalls;
    double hours;
    final List<Integer> delays = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    void add(Stream stream, Rule rule) {
        List<Stream.Fault> faults = stream.faults();
        boolean[] told = new boolean[faults.size()];
        boolean[] inTime = new boolean[faults.size()];
        for (int i = 0; i < stream.size(); i++) {
            Rule.Word word = rule.judge(stream.ends()[i], stream.durations()[i]);
            if (!word.isAlarm()) {
                continue;
            }
            int fault = faultAt(stream, i);
            if (fault < 0) {
                falseAlarms++;
                notes.add("false " + stream.name() + " " + word + " at " + i);
            } else if (told[fault]) {
                further++;
            } else {
                told[fault] = true;
                inTime[fault] = isInTime(stream, faults.get(fault), i);
                if (inTime[fault]) {
                    delays.add(i - faults.get(fault).from());
                }
            }
        }
        count(stream, told, inTime);
    }

    private void count(Stream stream, boolean[] told, boolean[] inTime) {
        cleanCalls += stream.size();
        hours += stream.hours();
        for (int i = 0; i < told.length; i++) {
            Stream.Fault fault = stream.faults().get(i);
            cleanCalls -= fault.to() - fault.from();
            hit += told[i] ? 1 : 0;
            if (fault.wanted()) {
                wanted++;
                found += inTime[i] ? 1 : 0;
                if (!inTime[i]) {
                    notes.add("missed " + stream.name() + " at " + fault.from() + " of " + stream.size());
                }
            }
        }
    }

    private static boolean isInTime(Stream stream, Stream.Fault fault, int at) {
        return at - fault.from() <= IN_CALLS || stream.ends()[at] - stream.ends()[fault.from()] <= IN_NANOS;
    }

    private static int faultAt(Stream stream, int at) {
        for (int i = stream.faults().size() - 1; i >= 0; i--) {
            Stream.Fault fault = stream.faults().get(i);
            int last = Math.min(stream.size(), fault.to()) - 1;
            boolean near = at - last <= GRACE_CALLS || stream.ends()[at] - stream.ends()[last] <= GRACE_NANOS;
            if (at >= fault.from() && (at <= last || (near && !fault.kind().equals("giant")))) {
                return i;
            }
        }
        return -1;
    }

    double recall() {
        return wanted == 0 ? 0 : (double) found / wanted;
    }

    double precision() {
        return hit + falseAlarms == 0 ? 0 : (double) hit / (hit + falseAlarms);
    }

    double f1() {
        double p = precision();
        double r = recall();
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    double falsePerMillion() {
        return falseAlarms * 1e6 / Math.max(1, cleanCalls);
    }

    int medianDelay() {
        if (delays.isEmpty()) {
            return -1;
        }
        List<Integer> sorted = new ArrayList<>(delays);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    void merge(Score other) {
        wanted += other.wanted;
        found += other.found;
        hit += other.hit;
        further += other.further;
        falseAlarms += other.falseAlarms;
        cleanCalls += other.cleanCalls;
        hours += other.hours;
        delays.addAll(other.delays);
        notes.addAll(other.notes);
    }
}
