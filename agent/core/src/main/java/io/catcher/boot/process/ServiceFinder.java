package io.catcher.boot.process;

import io.catcher.config.ServiceSettings;
import io.catcher.ship.ServiceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Finds out what the watched service is called where the settings do not say. */
public final class ServiceFinder {

    private final Map<String, String> environment;
    private final String command;

    /** @param system the system properties; {@code sun.java.command} is the main class or jar with its arguments */
    public ServiceFinder(Map<String, String> environment, Properties system) {
        this.environment = environment;
        this.command = system.getProperty("sun.java.command", "");
    }

    public ServiceId find(ServiceSettings settings, String host, long pid) {
        String name = settings.name().isEmpty() ? name() : settings.name();
        String version = settings.version().isEmpty() ? version() : settings.version();
        return new ServiceId(name, version, settings.env(), host + ":" + pid + ":" + System.currentTimeMillis());
    }

    private String name() {
        String otel = environment.getOrDefault("OTEL_SERVICE_NAME", "");
        return otel.isBlank() ? ofCommand() : otel;
    }

    private String ofCommand() {
        String first = command.isBlank() ? "app" : command.strip().split("\\s+", 2)[0];
        if (first.endsWith(".jar")) {
            Path file = Path.of(first).getFileName();
            return String.valueOf(file).replaceFirst("(-\\d[\\w.+-]*)?\\.jar$", "");
        }
        // A module's main class reads module/class.
        return first.substring(Math.max(first.lastIndexOf('.'), first.lastIndexOf('/')) + 1);
    }

    private String version() {
        String attributes = environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "");
        for (String pair : attributes.split(",", -1)) {
            if (pair.strip().startsWith("service.version=")) {
                return pair.strip().substring("service.version=".length());
            }
        }
        return ofManifest(command.strip().split("\\s+", 2)[0]);
    }

    private static String ofManifest(String jar) {
        if (!jar.endsWith(".jar")) {
            return "";
        }
        try (JarFile file = new JarFile(jar, false)) {
            Manifest manifest = file.getManifest();
            @Nullable
            String version = manifest == null
                    ? null
                    : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? "" : version;
        } catch (IOException unreadable) {
            return "";
        }
    }
}
