package io.catcher.redact.text;

import io.catcher.redact.scan.Chars;
import java.util.List;

/** Scrubs a text line by line: a private key in PEM form goes on in the next lines. Not thread-safe. */
public final class LineScrubber {

    private static final int SHORTEST_BODY = 16;

    private final Scrubber scrubber;
    private boolean inKey;

    public LineScrubber(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    /** The line without its secrets. */
    public String next(String line) {
        if (inKey && isBody(line)) {
            inKey = !line.strip().startsWith("-----END");
            return Mark.PLAIN;
        }
        List<Finding> findings = scrubber.findings(line);
        inKey = findings.stream().anyMatch(finding -> opensKey(line, finding));
        return findings.isEmpty() ? line : Scrubber.without(line, findings, value -> Mark.PLAIN);
    }

    private static boolean opensKey(String line, Finding finding) {
        return finding.rule().equals("pem") && line.lastIndexOf("-----BEGIN") > line.lastIndexOf("-----END");
    }

    private static boolean isBody(String line) {
        String body = line.strip();
        int end = Chars.skip(body, 0, Chars.BASE64);
        boolean base64 = end == body.length() && (end >= SHORTEST_BODY || end % 4 == 0) && end > 0;
        boolean header = body.startsWith("Proc-Type:") || body.startsWith("DEK-Info:");
        return base64 || header || body.startsWith("-----END");
    }
}
