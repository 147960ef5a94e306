package io.catcher.config.schema;

import io.catcher.config.yaml.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The base address of a server, without credentials. */
final class Address implements Type.One<String> {

    private static final String PUSH = "/loki/api/v1/push";

    @Override
    public String read(String text, Place place) throws WrongValue {
        URI uri = parsed(text.strip());
        if (uri.getRawUserInfo() != null || text.contains("@")) {
            throw WrongValue.secret("an address may not hold credentials; give user and password_file");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong(uri.getScheme() == null ? "http://" + text.strip() : "");
        }
        if (uri.getHost() == null) {
            throw wrong("");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw WrongValue.secret("an address may not hold '?' or '#'");
        }
        return base(text.strip());
    }

    private static URI parsed(String text) throws WrongValue {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            if (text.contains("@")) {
                throw WrongValue.secret("is not an address, such as http://localhost:3100");
            }
            throw wrong("");
        }
    }

    private static String base(String address) throws WrongValue {
        String base = address;
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        if (base.endsWith(PUSH)) {
            throw WrongValue.of("is more than the base address", base.substring(0, base.length() - PUSH.length()));
        }
        return base;
    }

    private static WrongValue wrong(String meant) {
        return WrongValue.of("is not an address, such as http://localhost:3100", meant);
    }
}
