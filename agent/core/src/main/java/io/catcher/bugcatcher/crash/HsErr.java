package io.catcher.bugcatcher.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The fatal error logs of earlier JVMs, where {@code -XX:ErrorFile} or the working directory has them: when the JVM itself
 * crashes nothing of ours runs any more, so the next start points to them.
 */
public final class HsErr {

    private static final String OPTION = "-XX:ErrorFile=";
    private static final String USUAL = "hs_err_pid%p.log";
    private static final int HEAD = 40;

    private final Path pattern;
    private final Duration youngerThan;

    /** @param arguments of this JVM, which are most likely those of the one that crashed */
    public HsErr(List<String> arguments, Duration youngerThan) {
        String named = USUAL;
        for (String argument : arguments) {
            if (argument.startsWith(OPTION)) {
                named = argument.substring(OPTION.length());
            }
        }
        this.pattern = Path.of(named).toAbsolutePath().normalize();
        this.youngerThan = youngerThan;
    }

    /** The logs that lie there, oldest first to the file system's liking; empty when nothing can be read. */
    public List<Path> find(Instant now) {
        List<Path> found = new ArrayList<>();
        String glob = String.valueOf(pattern.getFileName())
                .replaceAll("[\\[\\]{}?\\\\]", "?")
                .replace("%p", "*");
        Path folder = pattern.getParent();
        if (folder == null) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                if (Files.isRegularFile(file) && !at(file).isBefore(now.minus(youngerThan))) {
                    found.add(file);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            // Nothing to point to.
        }
        return found;
    }

    /** When that JVM crashed. */
    public static Instant at(Path log) throws IOException {
        return Files.getLastModifiedTime(log).toInstant();
    }

    /** What the log says first: signal, JVM, problematic frame; not the lines behind, which have the command line. */
    public static List<String> head(Path log) {
        List<String> head = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null && head.size() < HEAD; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    break;
                }
                head.add(line.replaceAll("\\p{Cntrl}", " "));
            }
        } catch (IOException | RuntimeException unreadable) {
            head.add("(unreadable: " + unreadable.getClass().getName() + ")");
        }
        return head;
    }

    /**
     * Whether a report about this log is in the folder already.
     *
     * @param shown the log's path as a report has it
     */
    public static boolean isReported(Path log, String shown, Path folder) throws IOException {
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, CrashFiles.name(at(log)) + "*.md")) {
            for (Path report : reports) {
                if (Files.readString(report).contains(shown)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException | NotDirectoryException noReportYet) {
            return false;
        }
    }
}
