package io.catcher.config;

/**
 * Where events go. Empty strings mean "not set". Secrets are never here: only the names of the files that hold them.
 *
 * @param url base address, without the push path
 * @param batchSize events of a request when there are few; grows under load
 * @param tenant value of X-Scope-OrgID
 * @param labelToolName whether {@code tool_name} is a label (at most 50 values a JVM) or only metadata
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
        boolean labelToolName) {

    public static final LokiSettings DEFAULTS =
            new LokiSettings("http://localhost:3100", true, 10, "", "", "", "", "", "", "", true);
}
