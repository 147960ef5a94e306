package io.catcher.ship.loki;

import io.catcher.event.Json;
import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines that Loki refuses for good, each with its answer, in {@code dead-letters.log}; two files of 4 MB at most. */
final class DeadLetters {

    private static final long LARGEST = 4L << 20;

    private final Path directory;

    DeadLetters(Path directory) {
        this.directory = directory;
    }

    void add(byte[] line, String why) throws IOException {
        Map<String, Object> letter = new LinkedHashMap<>();
        letter.put("why", why);
        letter.put("line", new String(line, StandardCharsets.UTF_8));
        byte[] bytes = (Json.write(letter) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = directory.resolve("dead-letters.log");
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Files.move(file, directory.resolve("dead-letters.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(bytes));
        }
    }
}
