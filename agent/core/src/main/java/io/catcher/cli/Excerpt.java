package io.catcher.cli;

import io.catcher.redact.text.Finding;

/** One finding with its place and what stands around it, never the value. */
final class Excerpt {

    private static final int AROUND = 24;

    private Excerpt() {}

    /** @param before where the last finding ends: what is shown around this one must not show that one */
    static String of(String text, Finding finding, int before) {
        int line = 1;
        int begin = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < finding.from(); i = text.indexOf('\n', i + 1)) {
            line++;
            begin = i + 1;
        }
        int from = Math.max(Math.max(begin, before), finding.from() - AROUND);
        return line + ":" + (finding.from() - begin + 1) + ": " + finding.rule() + ": "
                + text.substring(from, finding.from()).replaceAll("\\p{Cntrl}", " ") + "[redacted]";
    }
}
