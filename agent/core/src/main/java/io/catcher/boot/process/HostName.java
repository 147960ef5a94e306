package io.catcher.boot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's name without asking the network: name resolution may hang, and sockets do not belong in premain. */
public final class HostName {

    private HostName() {}

    public static String find() {
        String named = System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        return named.isBlank() ? ofFile() : named.strip();
    }

    private static String ofFile() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException | RuntimeException unreadable) {
            return "localhost";
        }
    }
}
