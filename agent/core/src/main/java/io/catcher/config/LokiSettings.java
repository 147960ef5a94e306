package io.catcher.config;

import java.util.Locale;

/**
 * Where events go. Empty strings mean "not set". Secrets are never here: only the names of the files that hold them.
 *
 * @param url base address, without the push path
 * @param batchSize events of a request when there are few; grows under load
 * @param tenant value of X-Scope-OrgID
 * @param labelToolName whether {@code tool_name} is a label (at most 50 values a JVM) or only metadata
 * @param external whether it is outside of the user's own network, so that it needs {@code reporting.external}
 */
public record LokiSettings(
        String url,
        boolean enabled,
        int batchSize,
        String tenant,
        String user,
        String passwordFile,
        String tokenFile,
        String caFile,
        String certFile,
        String keyFile,
        boolean labelToolName,
        boolean external) {

    /** Whether it was marked as external, or says by its address that it is. */
    public boolean isOutside() {
        LokiHost host = LokiHost.of(url);
        return external || host.isOfCloud() || host.isPublicAddress();
    }

    /** Whether what is sent there crosses a network in clear: http, and not to this machine. */
    public boolean isReadableByOthers() {
        return url.toLowerCase(Locale.ROOT).startsWith("http://")
                && !LokiHost.of(url).isThisMachine();
    }

    /** Whether requests say who we are. */
    public boolean hasCredentials() {
        return !(user + tokenFile).isEmpty();
    }

    /** The same, at another address. */
    public LokiSettings to(String otherUrl) {
        return new LokiSettings(
                otherUrl,
                enabled,
                batchSize,
                tenant,
                user,
                passwordFile,
                tokenFile,
                caFile,
                certFile,
                keyFile,
                labelToolName,
                external);
    }

    public static final LokiSettings DEFAULTS =
            new LokiSettings("http://localhost:3100", true, 10, "", "", "", "", "", "", "", true, false);
}
