package io.catcher.perfcatcher.memory;

import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The files of one service beside the journal, one for each of its last {@value #VERSIONS} versions. A file is replaced
 * whole, under a lock, and what another JVM of the same version wrote meanwhile is kept: of a method that both know, what
 * was seen last. Whatever cannot be read or written is said once and done without. Not thread-safe.
 */
public final class RunFiles {

    static final int VERSIONS = 3;
    private static final int MOST_LOOKED_AT = 50;

    private final Callable<Path> home;
    private final String service;
    private final String version;
    private final Consumer<String> log;
    private final Set<String> said = new HashSet<>();

    /**
     * @param home the directory of the agent's files, asked for when first needed
     * @param version empty when nobody knows it
     * @param log takes a line about what cannot be read or written
     */
    public RunFiles(Callable<Path> home, String service, String version, Consumer<String> log) {
        this.home = home;
        this.service = RunFormat.shortened(service);
        this.version = RunFormat.shortened(version);
        this.log = log;
    }

    String version() {
        return version;
    }

    /** What earlier runs knew, by method: the same version if it knew the method, else the newest one that did. */
    Map<String, Earlier> read() {
        Map<String, Earlier> earlier = new HashMap<>();
        try {
            Path directory = home.call();
            List<RunRecord> runs = new ArrayList<>();
            for (Path file : newestFirst(directory)) {
                tryRead(directory, file, runs);
            }
            Comparator<RunRecord> own = Comparator.comparing(run -> !isOwn(run));
            runs.sort(own.thenComparing(RunRecord::saved, Comparator.reverseOrder()));
            for (RunRecord run : runs) {
                run.methods()
                        .forEach((key, method) ->
                                earlier.putIfAbsent(key, new Earlier(method, run.version(), isOwn(run))));
            }
        } catch (Exception noDirectory) {
            say("baselines of earlier runs cannot be read: " + noDirectory);
        }
        return earlier;
    }

    private boolean isOwn(RunRecord run) {
        return run.version().equals(version);
    }

    private void tryRead(Path directory, Path file, List<RunRecord> runs) {
        try {
            RunRecord run = record(directory, file);
            if (run.service().equals(service)) {
                runs.add(run);
            }
        } catch (IOException | RuntimeException unreadable) {
            say("baselines of an earlier run are ignored: " + file + " is " + unreadable.getMessage());
        }
    }

    /** @throws IOException whose message says what the file is instead */
    private static RunRecord record(Path directory, Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("no regular file");
        }
        if (!Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(OwnFile.ownerIn(directory))) {
            throw new IOException("somebody else's");
        }
        try (FileChannel in = OwnerOnly.open(file, StandardOpenOption.READ)) {
            if (in.size() > RunFormat.LARGEST) {
                throw new IOException("too large: " + in.size() + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // Until it is whole.
            }
            return RunFormat.decode(java.util.Arrays.copyOf(bytes.array(), bytes.position()));
        }
    }

    /**
     * Writes what this run knows beside what its version's file has of other methods.
     *
     * @return false when it could not be done
     */
    boolean write(Map<String, Remembered> methods, Instant now) {
        try {
            Path directory = home.call();
            return WriteLock.during(directory.resolve("baselines.lock"), () -> {
                replace(directory, merged(directory, methods), now);
                dropOldest(directory);
            });
        } catch (Exception noDisk) {
            say("baselines cannot be kept for the next run: " + noDisk);
            return false;
        }
    }

    private Map<String, Remembered> merged(Path directory, Map<String, Remembered> methods) {
        Map<String, Remembered> all = new HashMap<>(methods);
        Path file = directory.resolve(name());
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                RunRecord there = record(directory, file);
                if (there.service().equals(service) && isOwn(there)) {
                    there.methods().forEach((key, method) -> all.merge(key, method, RunFiles::newer));
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            say("baselines of an earlier run are replaced: " + file + " is " + unreadable.getMessage());
        }
        return all;
    }

    private static Remembered newer(Remembered one, Remembered other) {
        Remembered last = other.at().isAfter(one.at()) ? other : one;
        return new Remembered(last.baseline(), last.at(), one.told() || other.told());
    }

    /** Beside it, then moved over it: a JVM that is killed in between leaves the old one whole. */
    private void replace(Path directory, Map<String, Remembered> methods, Instant now) throws IOException {
        byte[] bytes = RunFormat.encode(new RunRecord(service, version, now, methods));
        OwnFile.replace(directory.resolve(name()), bytes);
    }

    private void dropOldest(Path directory) throws IOException {
        List<Path> files = newestFirst(directory);
        for (Path file : files.subList(Math.min(VERSIONS, files.size()), files.size())) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The files of all versions of this service. */
    private List<Path> newestFirst(Path directory) throws IOException {
        Map<Path, FileTime> files = new HashMap<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(directory, "baselines-" + hash(service) + "-*.bin")) {
            for (Path file : found) {
                if (files.size() < MOST_LOOKED_AT) {
                    files.put(file, modified(file));
                }
            }
        }
        Comparator<Path> newest = Comparator.comparing(files::get, Comparator.reverseOrder());
        return files.keySet().stream()
                .sorted(newest.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static FileTime modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException justDropped) {
            return FileTime.fromMillis(0);
        }
    }

    /** Readable, for whoever looks into the directory, and different for each service and version. */
    String name() {
        String readable = version.replaceAll("[^A-Za-z0-9._-]", "_");
        return "baselines-" + hash(service) + "-" + readable.substring(0, Math.min(40, readable.length())) + "-"
                + hash(version) + ".bin";
    }

    private static String hash(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    private void say(String line) {
        if (said.add(line)) {
            log.accept(line);
        }
    }
}
