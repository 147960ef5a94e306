package io.catcher.perfcatcher.slow;

import io.catcher.event.Watched;
import io.catcher.event.part.StackSample;
import io.catcher.perfcatcher.thread.StackSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts samples that look the same, and names the place in which most of them were. */
public final class Stacks {

    private static final List<String> OF_THE_JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private static final double NEARLY_ALL = 0.8;

    /** Of a package's name, which says whose code it is. */
    private static final int OWNER = 2;

    private final @Nullable Watched method;
    private final List<StackSample> samples;

    /**
     * @param method the slow one
     * @param sampled of no call in particular
     */
    public Stacks(@Nullable Watched method, List<SlowCall> calls, Stream<StackSample> sampled) {
        this.method = method;
        this.samples = Stream.concat(calls.stream().flatMap(call -> call.stacks.stream()), sampled)
                .toList();
    }

    public boolean isEmpty() {
        return samples.isEmpty();
    }

    /** Whether nearly all were seen to wait, in Java or in the operating system; false where nothing was seen. */
    public boolean mostlyWait() {
        long waiting = samples.stream().filter(Stacks::waits).count();
        return !samples.isEmpty() && waiting >= NEARLY_ALL * samples.size();
    }

    private static boolean waits(StackSample sample) {
        List<String> frames = sample.frames();
        return !sample.state().equals("RUNNABLE")
                || (!frames.isEmpty() && frames.get(0).endsWith("(Native Method)"));
    }

    /** The most frequent first. */
    public List<StackSample> counted() {
        Map<StackSample, Integer> counts = new LinkedHashMap<>();
        samples.forEach(sample -> counts.merge(sample, 1, Integer::sum));
        List<StackSample> counted = new ArrayList<>();
        counts.forEach((sample, count) ->
                counted.add(new StackSample(count, sample.state(), sample.waitsFor(), sample.frames())));
        counted.sort(Comparator.comparingInt(StackSample::count).reversed());
        return counted;
    }

    /** "2 of 3 samples in java.net.SocketInputStream.read, called by ...", or an empty text. */
    public String inWords() {
        Map<String, Integer> places = new LinkedHashMap<>();
        samples.forEach(sample -> places.merge(place(sample.frames()), 1, Integer::sum));
        String place = "";
        int most = 0;
        for (Map.Entry<String, Integer> entry : places.entrySet()) {
            if (entry.getValue() > most && !entry.getKey().isEmpty()) {
                most = entry.getValue();
                place = entry.getKey();
            }
        }
        if (most == 0) {
            return "";
        }
        String where = samples.size() == 1
                ? "one sample, in " + place
                : most + " of " + samples.size() + " samples in " + place;
        return where + caller(place) + lock(place);
    }

    /** The line of the application's own for which a library does it, where it is mostly one: which query, of a driver's. */
    private String caller(String place) {
        Map<String, Integer> callers = new LinkedHashMap<>();
        samples.stream()
                .filter(sample -> place(sample.frames()).equals(place))
                .flatMap(sample -> sample.frames().stream().filter(this::isOwn).limit(1))
                .forEach(frame -> callers.merge(frame, 1, Integer::sum));
        int all = callers.values().stream().mapToInt(Integer::intValue).sum();
        return callers.entrySet().stream()
                .filter(caller -> 2 * caller.getValue() > all && !place.endsWith(method(caller.getKey())))
                .findFirst()
                .map(caller -> ", for " + caller.getKey())
                .orElse("");
    }

    /** Whether it is of the same house as the slow method; a class without a package says nothing of others. */
    private boolean isOwn(String frame) {
        String owner = method == null ? "" : owner(method.className());
        return !owner.isEmpty() && frame.startsWith(owner);
    }

    private static String owner(String className) {
        int end = -1;
        for (int i = 0; i < OWNER && className.indexOf('.', end + 1) >= 0; i++) {
            end = className.indexOf('.', end + 1);
        }
        return className.substring(0, end + 1);
    }

    /** For whom it waited there, if it was always the same. */
    private String lock(String place) {
        List<String> owned = samples.stream()
                .filter(sample -> place(sample.frames()).equals(place))
                .map(sample -> Objects.requireNonNullElse(sample.waitsFor(), ""))
                .distinct()
                .toList();
        return owned.size() == 1 && owned.get(0).contains(ThreadProbe.HELD_BY) ? ", waiting for " + owned.get(0) : "";
    }

    /** What the application called last: what the JDK does inside of that is its own affair. */
    private static String place(List<String> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (!isOfTheJdk(frames.get(i))) {
                String own = method(frames.get(i));
                boolean adjoins = i < 2 || !frames.get(i - 1).startsWith(StackSnapshot.LEFT_OUT);
                return i == 0 ? own : method(frames.get(adjoins ? i - 1 : i - 2)) + ", called by " + own;
            }
        }
        return frames.isEmpty() ? "" : method(frames.get(0));
    }

    private static boolean isOfTheJdk(String frame) {
        String method = method(frame);
        return frame.startsWith(StackSnapshot.LEFT_OUT) || OF_THE_JDK.stream().anyMatch(method::startsWith);
    }

    /** Without the line. */
    private static String method(String frame) {
        int end = frame.indexOf('(');
        return end < 0 ? frame : frame.substring(0, end);
    }
}
