package io.catcher.event;

/** How bad it is, worst first. */
public enum Severity {
    FATAL,
    ERROR,
    WARNING,
    INFO;

    /** As labels and lines spell it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
