package io.catcher.ship.loki;

import io.catcher.config.LokiSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The header {@code Authorization}. Secrets are read from their file for each request, so that a new one counts at once,
 * and are kept nowhere.
 */
final class Credentials {

    private final LokiSettings settings;

    Credentials(LokiSettings settings) {
        this.settings = settings;
    }

    /** Empty = none is configured. */
    Optional<String> header() throws IOException {
        if (!settings.tokenFile().isEmpty()) {
            return Optional.of("Bearer " + secret(settings.tokenFile()));
        }
        if (settings.user().isEmpty()) {
            return Optional.empty();
        }
        String password = settings.passwordFile().isEmpty() ? "" : secret(settings.passwordFile());
        byte[] pair = (settings.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static String secret(String file) throws IOException {
        return Files.readString(Path.of(file)).strip();
    }
}
