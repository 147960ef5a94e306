package io.catcher.launcher;

/** Refuses JVMs older than 17, which the libraries inside cannot run on. */
final class OldJava implements Refusal {

    private static final int OLDEST = 17;

    private final String version;

    /** @param version as {@code java.specification.version} says it: {@code 1.8}, {@code 11}, {@code 25}; may be null */
    OldJava(String version) {
        this.version = version;
    }

    @Override
    public String reason() {
        return feature() >= OLDEST
                ? null
                : "needs Java " + OLDEST + " or newer, this is Java " + version + "; the application runs without it";
    }

    private int feature() {
        try {
            String plain = version.startsWith("1.") ? version.substring(2) : version;
            return Integer.parseInt(plain);
        } catch (RuntimeException unreadable) {
            return 0;
        }
    }
}
