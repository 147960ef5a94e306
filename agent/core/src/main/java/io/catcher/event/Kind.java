package io.catcher.event;

import java.util.Locale;

/** What an event tells, and the job under which Loki keeps it. */
public enum Kind {
    EXCEPTION("bugcatcher"),
    REQUEST("bugcatcher"),
    VARIANCE("perfcatcher"),
    SPIKE("perfcatcher"),
    SHIFT("perfcatcher"),
    ESCALATED("perfcatcher"),
    RECOVERED("perfcatcher"),
    REBASELINED("perfcatcher"),
    IMPROVED("perfcatcher"),
    SUMMARY("catcher"),
    LIFECYCLE("catcher"),
    /** Of the command {@code doctor}: nothing happened. */
    TEST("catcher");

    private final String jobSuffix;

    Kind(String jobSuffix) {
        this.jobSuffix = jobSuffix;
    }

    /** The label {@code job} of a service's events of this kind. */
    public String job(String service) {
        return service + "_" + jobSuffix;
    }

    /** As lines spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
