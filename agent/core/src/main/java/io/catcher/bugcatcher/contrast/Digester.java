package io.catcher.bugcatcher.contrast;

import io.catcher.bugcatcher.snapshot.Peek;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sample of what a call was given: numbers alone, from which no value can be had back but small numbers, flags and
 * the names of classes, fields and enum constants. Calls none of the application's code and keeps none of its objects.
 * Thread-safe.
 */
public final class Digester {

    /** How much of a call may be looked at: as the rule's {@code capture} has it. */
    enum Depth {
        HASHES,
        ARGUMENTS,
        RECEIVER_TOO
    }

    /** Parameters and fields of one call that are looked at. */
    static final int MOST_SLOTS = 24;

    final Names names = new Names();

    private final Peek peek;

    // Not a SecureRandom: made in premain, it would load the application's security providers, and the start would take
    // 15 ms
    // longer. What is hashed with it never leaves the JVM.
    private final Values values = new Values(new Random().nextLong() | 1, names);

    private final ClassValue<ClassNote> notes = new ClassValue<>() {
        @Override
        protected ClassNote computeValue(Class<?> type) {
            return ClassNote.of(type, peek, names);
        }
    };

    public Digester(Peek peek) {
        this.peek = peek;
    }

    long[] sample(long now, Depth depth, @Nullable Object self, @Nullable Object[] arguments) {
        Sample sample = new Sample(now, depth == Depth.HASHES, Math.min(arguments.length, MOST_SLOTS));
        for (int i = 0; i < arguments.length && i < MOST_SLOTS; i++) {
            add(sample, Digest.slot(i + 1, 0), arguments[i], true);
        }
        for (int i = 0; i < arguments.length && depth != Depth.HASHES; i++) {
            addFields(sample, i + 1, arguments[i]);
        }
        if (depth == Depth.RECEIVER_TOO) {
            addFields(sample, 0, self);
        }
        return sample.numbers();
    }

    private void addFields(Sample sample, int parameter, @Nullable Object value) {
        if (value == null) {
            return;
        }
        for (ClassNote.Part part : notes.get(value.getClass()).fields()) {
            if (sample.isFull()) {
                return;
            }
            try {
                Object field = peek.read(value, part.slot());
                add(
                        sample,
                        Digest.slot(parameter, part.name()),
                        field,
                        part.slot().fixed());
            } catch (Throwable unreadable) {
                // Then nothing is said of this field.
            }
        }
    }

    private void add(Sample sample, int slot, @Nullable Object value, boolean fixed) {
        if (sample.isFull()) {
            return;
        }
        if (value == null) {
            sample.add(fixed(Digest.of(slot, 0, Digest.NULL), fixed), 0);
            return;
        }
        ClassNote note = notes.get(value.getClass());
        long digest = fixed(Digest.of(slot, note.type(), note.sort()), fixed);
        if (note.fixed()) {
            digest = Digest.contentFixed(digest);
        }
        if (sample.hashed) {
            sample.add(values.hidden(digest, value), values.hash(value));
        } else if (note.sort() == Digest.SIZED) {
            int size = peek.size(value);
            sample.add(
                    size == Peek.UNKNOWN
                            ? Digest.of(slot, note.type(), Digest.OTHER)
                            : Digest.level(digest, Scale.ELEMENTS.level(size)),
                    0);
        } else {
            sample.add(values.shown(digest, value, note), values.exact(value, note));
        }
    }

    private static long fixed(long digest, boolean fixed) {
        return fixed ? Digest.referenceFixed(digest) : digest;
    }

    /** A sample in the making: its time, then two numbers for each slot. */
    private static final class Sample {

        private long[] numbers;
        private final boolean hashed;
        private int length = 1;

        Sample(long now, boolean hashed, int slots) {
            numbers = new long[1 + 2 * slots];
            numbers[0] = now;
            this.hashed = hashed;
        }

        boolean isFull() {
            return length == 1 + 2 * MOST_SLOTS;
        }

        void add(long digest, long exact) {
            if (length == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.min(length + 16, 1 + 2 * MOST_SLOTS));
            }
            numbers[length++] = digest;
            numbers[length++] = exact;
        }

        long[] numbers() {
            return length == numbers.length ? numbers : Arrays.copyOf(numbers, length);
        }
    }
}
