package io.catcher.ship.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The salt of this installation's hashes, a file that only its owner can read, made when first needed and then kept: equal
 * secrets of two runs have equal hashes. Thread-safe.
 */
public final class Salt implements Callable<byte[]> {

    private static final int BYTES = 32;

    private final Callable<Path> directory;
    private byte @Nullable [] salt;

    /** @param directory asked at the first call */
    public Salt(Callable<Path> directory) {
        this.directory = directory;
    }

    /** @throws Exception if it can be neither read nor made; the next call tries again */
    @Override
    public synchronized byte[] call() throws Exception {
        byte[] known = salt;
        if (known == null) {
            known = of(directory.call().resolve("salt"));
            salt = known;
        }
        return known;
    }

    private static byte[] of(Path file) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try (FileChannel out = OwnerOnly.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(fresh));
            return fresh;
        } catch (FileAlreadyExistsException made) {
            byte[] kept = Files.readAllBytes(file);
            if (kept.length < BYTES) {
                throw new IOException(file + " is no salt: shorter than " + BYTES + " bytes", made);
            }
            return kept;
        }
    }
}
