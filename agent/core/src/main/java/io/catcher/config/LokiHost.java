package io.catcher.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The host of an address, as far as it says by itself where it is: no name is looked up, since what a name resolves to
 * differs from start to start, and asking for it tells others. Immutable.
 */
final class LokiHost {

    /** A cloud whose Loki is never in the user's own network. */
    private static final String GRAFANA_CLOUD = ".grafana.net";

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final String name;

    private LokiHost(String name) {
        this.name = name;
    }

    /** @param url what is none has no host: to send anything there fails with a message of its own */
    static LokiHost of(String url) {
        try {
            String host = new URI(url).getHost();
            return new LokiHost(host == null ? "" : host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException noAddress) {
            return new LokiHost("");
        }
    }

    boolean isOfCloud() {
        return name.endsWith(GRAFANA_CLOUD);
    }

    boolean isThisMachine() {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || (isLiteral() && literal().isLoopbackAddress());
    }

    /** Whether it is an IP address that the Internet's routers know (RFC 1918, 3927, 4193, 6598 say which they do not). */
    boolean isPublicAddress() {
        if (!isLiteral()) {
            return false;
        }
        InetAddress address = literal();
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !isSharedOrUniqueLocal(address.getAddress());
    }

    private static boolean isSharedOrUniqueLocal(byte[] address) {
        int first = address[0] & 0xff;
        return address.length == 4 ? first == 100 && (address[1] & 0xc0) == 64 : (first & 0xfe) == 0xfc;
    }

    private boolean isLiteral() {
        return LITERAL.matcher(name).matches();
    }

    private InetAddress literal() {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException notOne) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
