package io.catcher.ship.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM file (RFC 7468), with anything between them. What it throws names the setting, and neither the file nor
 * what is in it: people write the secret itself where its file's name belongs.
 */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    /** A bundle of all the world's authorities has 250 KB. */
    private static final long LARGEST = 4L << 20;

    private final String key;
    private final List<Block> blocks;

    private PemFile(String key, List<Block> blocks) {
        this.key = key;
        this.blocks = blocks;
    }

    /** @param key of the configuration that names the file */
    static PemFile read(String key, String file) throws IOException {
        return new PemFile(key, blocks(key, text(key, file)));
    }

    /** All of one kind, {@code CERTIFICATE}; never empty. */
    List<byte[]> all(String kind) throws IOException {
        List<byte[]> found = blocks.stream()
                .filter(block -> block.kind.equals(kind))
                .map(block -> block.bytes)
                .toList();
        if (found.isEmpty()) {
            throw new IOException("the file of " + key + " has no -----BEGIN " + kind + "-----");
        }
        return found;
    }

    /** Whether there is such a block. */
    boolean has(String kind) {
        return blocks.stream().anyMatch(block -> block.kind.equals(kind));
    }

    private static String text(String key, String file) throws IOException {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST) {
                throw new IOException("the file of " + key + " is larger than 4 MB: not a PEM file");
            }
            // Not UTF-8: a comment in another encoding must not matter.
            return new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (java.nio.file.FileSystemException | RuntimeException e) {
            throw new IOException(
                    "the file of " + key + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static List<Block> blocks(String key, String text) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), decoded(key, matcher.group(1), matcher.group(2))));
        }
        return blocks;
    }

    private static byte[] decoded(String key, String kind, String base64) throws IOException {
        try {
            // PKCS#1 keys may have headers ("Proc-Type: ...") in here: they are refused later, by their kind.
            return base64.contains(":") ? new byte[0] : Base64.getMimeDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("the file of " + key + " has a broken " + kind);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Block(String kind, byte[] bytes) {}
}
