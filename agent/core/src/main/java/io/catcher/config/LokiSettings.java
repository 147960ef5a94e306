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

    /** Clouds whose Loki is never in the user's own network. */
    private static final String GRAFANA_CLOUD = ".grafana.net";

    /** Whether it was marked as external, or is known to be. */
    public boolean isOutside() {
        String address = url.toLowerCase(Locale.ROOT);
        int host = address.indexOf("://") + 3;
        int end = host;
        while (end < address.length() && "/:?".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return external || address.substring(Math.min(host, end), end).endsWith(GRAFANA_CLOUD);
    }

    /** Whether what is sent there crosses a network in clear: http, and not to this machine. */
    public boolean isReadableByOthers() {
        String address = url.toLowerCase(Locale.ROOT);
        if (!address.startsWith("http://")) {
            return false;
        }
        String host = address.substring("http://".length()).replaceAll("[:/?].*", "");
        boolean loopback = host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || address.startsWith("http://[::1]");
        return !loopback;
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
