package io.catcher.cli.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be known of a process before it is touched. Needed because attaching begins with a signal that ends a process
 * which is no JVM (SIGQUIT). Files under {@code /proc} exist on Linux alone; elsewhere less is known.
 */
record Target(long pid) {

    private static final String AGENT = "catcher-agent";

    /** @throws Refused if it makes no sense, or would do harm, to attach */
    void check(List<VirtualMachines.Running> running, Path jar) throws Refused {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            throw new Refused("there is no process " + pid
                    + "; in a container processes have other numbers: run the command inside it");
        }
        if (pid == ProcessHandle.current().pid()) {
            throw new Refused(pid + " is this command itself");
        }
        checkOwner(process.get());
        boolean listed = running.stream().anyMatch(one -> one.pid().equals(String.valueOf(pid)));
        if (!listed && !hasInMemory("libjvm.")) {
            throw new Refused(pid + " is no JVM that this user can see; 'attach' without PID lists them");
        }
        if (arguments().contains("-XX:+DisableAttachMechanism")) {
            throw new Refused(pid + " was started with -XX:+DisableAttachMechanism: start it with -javaagent instead");
        }
        if (hasAgent()) {
            throw new Refused(pid + " has the agent already");
        }
        checkFiles(jar);
    }

    private void checkOwner(ProcessHandle process) throws Refused {
        String mine = ProcessHandle.current().info().user().orElse("");
        String theirs = process.info().user().orElse("");
        boolean other = !mine.isEmpty() && !theirs.isEmpty() && !mine.equals(theirs);
        if (other && !mine.equals("root")) {
            throw new Refused(pid + " belongs to " + theirs + ": run the command as that user");
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", String.valueOf(pid), name);
    }

    private boolean hasInMemory(String library) {
        try {
            return Files.readString(proc("maps"), StandardCharsets.ISO_8859_1).contains(library);
        } catch (IOException | RuntimeException notLinux) {
            return false;
        }
    }

    private List<String> arguments() {
        try {
            String line = Files.readString(proc("cmdline"), StandardCharsets.ISO_8859_1);
            return Arrays.asList(line.split("\0", -1));
        } catch (IOException | RuntimeException notLinux) {
            return List.of();
        }
    }

    /** The agent keeps its jar open for as long as it lives. */
    private boolean hasAgent() {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(proc("fd"))) {
            for (Path file : open) {
                if (isAgent(file)) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException notLinux) {
            // Then the second copy says so itself, on the target's stderr.
        }
        return false;
    }

    private static boolean isAgent(Path link) {
        try {
            Path name = Files.readSymbolicLink(link).getFileName();
            return name != null
                    && name.toString().startsWith(AGENT)
                    && name.toString().endsWith(".jar");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** A JVM in a container has a file system of its own. */
    private void checkFiles(Path jar) throws Refused {
        Path root = proc("root");
        Path seen = root.resolve(Path.of("/").relativize(jar.toAbsolutePath()).toString());
        if (Files.isDirectory(root) && Files.isReadable(root) && !Files.exists(seen)) {
            throw new Refused(pid + " does not see " + jar
                    + ", it runs in a container: copy the jar and the configuration into it and run the command there");
        }
    }
}
