package io.catcher.ship.loki.http;

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
public final class Credentials {

    private static final String MARK = "[redacted]";

    private final LokiSettings settings;

    public Credentials(LokiSettings settings) {
        this.settings = settings;
    }

    /** Empty = none is configured. */
    public Optional<String> header() throws IOException {
        if (!settings.tokenFile().isEmpty()) {
            return Optional.of("Bearer " + secret("token_file", settings.tokenFile()));
        }
        if (settings.user().isEmpty()) {
            return Optional.empty();
        }
        String password = settings.passwordFile().isEmpty() ? "" : secret("password_file", settings.passwordFile());
        byte[] pair = (settings.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** What a server said, without our own secret: some quote what they refuse. */
    public String hidden(String answer) {
        try {
            Optional<String> header = header();
            if (header.isEmpty()) {
                return answer;
            }
            String credential = header.get().substring(header.get().indexOf(' ') + 1);
            String rest = answer.replace(credential, MARK);
            String file = settings.tokenFile().isEmpty() ? settings.passwordFile() : settings.tokenFile();
            String secret = file.isEmpty() ? "" : secret("password_file", file);
            return secret.isEmpty() ? rest : rest.replace(secret, MARK);
        } catch (IOException gone) {
            return MARK;
        }
    }

    /** The failure names the key and not the file: people write the secret itself where its file's name belongs. */
    private static String secret(String key, String file) throws IOException {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException e) {
            throw new IOException("the file of bugcatcher.loki." + key + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }
}
