package io.catcher.config;

import java.util.ArrayList;
import java.util.List;

/** Settings that the format has and this version does not follow: silence would look like success. */
public final class NotYet {

    private NotYet() {}

    /** One line for each such setting that is used; empty when all that is said is done. */
    public static List<String> lines(Settings settings) {
        List<String> lines = new ArrayList<>();
        if (!settings.interceptors().isEmpty()) {
            lines.add("interceptors: own interceptors are not loaded in this version");
        }
        if (!settings.redaction().patterns().isEmpty()) {
            lines.add("redaction.patterns: only key names are redacted in this version");
        }
        return lines;
    }
}
