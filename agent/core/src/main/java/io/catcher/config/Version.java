package io.catcher.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The agent's own version, which the build writes into a resource. */
public final class Version {

    private static final String RESOURCE = "/io/catcher/version.properties";

    private Version() {}

    /** For instance {@code 1.2.0}; {@code unknown} if the resource is missing. Never throws. */
    public static String current() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException | IllegalArgumentException e) {
            return "unknown";
        }
    }
}
