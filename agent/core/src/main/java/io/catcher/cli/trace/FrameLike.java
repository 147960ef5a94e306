package io.catcher.cli.trace;

import java.util.regex.Pattern;

/** Lines that are no frame to {@link TraceLine} and still look like one: better said than left out in silence. */
enum FrameLike {
    /** It ends as a frame does, in a method and its place. */
    SURELY,
    /** It begins as a frame does; a message may go on like this, too. */
    MAYBE,
    NOT;

    private static final String PLACE =
            "\\((?:[\\p{L}\\p{N}_$-]+\\.(?:java|kt|scala|groovy|clj)(?::\\d+)?|Native Method|Unknown Source|<generated>)\\)";

    private static final String FRAME = "(?:[\\p{L}_$][\\p{L}\\p{N}_$-]*[./])+[\\p{L}\\p{N}_$<>]+\\s?" + PLACE;

    /** Looked for first: most lines of a log have none. */
    private static final Pattern HAS_PLACE = Pattern.compile(PLACE);

    private static final Pattern ENDS =
            Pattern.compile("(?<![\\p{L}\\p{N}_$.])" + FRAME + "(?:\\s*~?\\[[^()]*\\])?[^\\p{L}\\p{N}]{0,12}$");

    private static final Pattern BEGINS = Pattern.compile(
            "^[^\\p{L}\\p{N}]*at[^\\p{L}\\p{N}]+(?:[\\p{L}_$][\\p{L}\\p{N}_$]*[./]){2,}[\\p{L}\\p{N}_$<>]+\\b");

    private static final Pattern INSIDE = Pattern.compile(FRAME);

    static FrameLike of(String line) {
        boolean placed = HAS_PLACE.matcher(line).find() && ENDS.matcher(line).find();
        return placed ? SURELY : BEGINS.matcher(line).find() ? MAYBE : NOT;
    }

    /** Several in one line are no message that names a place. */
    static boolean isMany(String line) {
        return HAS_PLACE.matcher(line).find()
                && INSIDE.matcher(line).results().limit(2).count() == 2;
    }
}
