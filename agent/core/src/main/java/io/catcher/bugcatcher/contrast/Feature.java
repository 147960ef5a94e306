package io.catcher.bugcatcher.contrast;

import java.util.function.BiConsumer;

/**
 * Something that is so of a value, or not.
 *
 * @param slot where, as in {@link Digest}
 * @param sort of value, as there
 * @param value what the trait is measured by: a step of a scale, a mark, the number of a class, an exact value
 */
record Feature(int slot, int sort, Trait trait, long value) {

    /** From the most telling to the least: of two that hold for the same calls the first is told. */
    enum Trait {
        NULL,
        VALUE,
        EMPTY,
        CLASS,
        SIGN,
        MARK,
        SAME,
        FROM,
        BELOW,
        NOT_EMPTY,
        NOT_NULL
    }

    /** Takes a feature, and whether the method can have had no part in it. */
    @FunctionalInterface
    interface Sink extends BiConsumer<Feature, Boolean> {}

    /** Whether it says nothing of what the value is. */
    boolean isHarmless() {
        return trait == Trait.NULL
                || trait == Trait.NOT_NULL
                || trait == Trait.CLASS
                || trait == Trait.EMPTY
                || trait == Trait.NOT_EMPTY;
    }

    /** All features that one value has. */
    static void each(long digest, long exact, Sink sink) {
        int slot = Digest.slot(digest);
        int sort = Digest.sort(digest);
        boolean reference = Digest.isReferenceFixed(digest);
        if (sort == Digest.NULL) {
            sink.accept(new Feature(slot, 0, Trait.NULL, 0), reference);
            return;
        }
        sink.accept(new Feature(slot, 0, Trait.NOT_NULL, 0), reference);
        if (Digest.type(digest) != Names.UNKNOWN) {
            sink.accept(new Feature(slot, 0, Trait.CLASS, Digest.type(digest)), reference);
        }
        boolean content = Digest.isContentFixed(digest);
        switch (sort) {
            case Digest.TEXT -> text(slot, digest, exact, content, sink);
            case Digest.WHOLE, Digest.REAL -> number(slot, digest, exact, content, sink);
            case Digest.SIZED -> steps(slot, Digest.SIZED, Scale.ELEMENTS, digest, content, sink);
            case Digest.TRUTH, Digest.CONSTANT -> exact(slot, sort, Trait.VALUE, digest, exact, content, sink);
            default -> exact(slot, sort, Trait.SAME, digest, exact, content, sink);
        }
    }

    private static void text(int slot, long digest, long exact, boolean fixed, Sink sink) {
        steps(slot, Digest.TEXT, Scale.CHARACTERS, digest, fixed, sink);
        exact(slot, Digest.TEXT, Trait.SAME, digest, exact, fixed, sink);
        for (int mark = Digest.BLANK; mark <= Digest.NOT_DIGITS; mark <<= 1) {
            mark(slot, Digest.TEXT, mark, digest, fixed, sink);
        }
    }

    private static void number(int slot, long digest, long exact, boolean fixed, Sink sink) {
        mark(slot, Digest.WHOLE, Digest.FRACTION, digest, fixed, sink);
        mark(slot, Digest.WHOLE, Digest.NOT_FINITE, digest, fixed, sink);
        if (Digest.isExact(digest)) {
            Trait trait = Math.abs(exact) <= Digest.SMALL ? Trait.VALUE : Trait.SAME;
            exact(slot, Digest.WHOLE, trait, digest, exact, fixed, sink);
            steps(slot, Digest.WHOLE, Scale.AMOUNT, digest, fixed, sink);
        }
    }

    private static void exact(int slot, int sort, Trait trait, long digest, long exact, boolean fixed, Sink sink) {
        if (Digest.isExact(digest)) {
            sink.accept(new Feature(slot, sort, trait, exact), fixed);
        }
    }

    private static void mark(int slot, int sort, int mark, long digest, boolean fixed, Sink sink) {
        if (Digest.isMarked(digest, mark)) {
            sink.accept(new Feature(slot, sort, Trait.MARK, mark), fixed);
        }
    }

    private static void steps(int slot, int sort, Scale scale, long digest, boolean fixed, Sink sink) {
        int level = Digest.level(digest);
        for (int step = 1; step <= scale.steps(); step++) {
            sink.accept(new Feature(slot, sort, trait(scale, step, step <= level), step), fixed);
        }
    }

    private static Trait trait(Scale scale, int step, boolean reached) {
        if (scale != Scale.AMOUNT && step == 1) {
            return reached ? Trait.NOT_EMPTY : Trait.EMPTY;
        }
        if (scale == Scale.AMOUNT && (step == Scale.ZERO || step == Scale.POSITIVE)) {
            return reached == (step == Scale.POSITIVE) ? Trait.SIGN : reached ? Trait.FROM : Trait.BELOW;
        }
        return reached ? Trait.FROM : Trait.BELOW;
    }
}
