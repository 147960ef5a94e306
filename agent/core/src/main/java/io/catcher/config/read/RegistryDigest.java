package io.catcher.config.read;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent's own registry of error codes in the form that a JVM reads in a few milliseconds: parsing its YAML cold took
 * 90 to 270 ms of the first failure's way into the journal. The build makes it, from the documented file, and runs
 * {@link #main} to do so.
 */
public final class RegistryDigest {

    /** Changes with the order of the fields below. */
    private static final int FORMAT = 2;

    private static final int LONGEST_LIST = 10_000;

    private RegistryDigest() {}

    /** @param args where to put the digest of the registry on the class path */
    public static void main(String[] args) throws IOException {
        ErrorRegistry registry = ErrorCodesReader.parsed();
        if (registry.rules().isEmpty()) {
            throw new IOException("the registry of error codes on the class path is missing, or holds mistakes");
        }
        try (OutputStream out = Files.newOutputStream(Path.of(args[0]))) {
            write(registry, out);
        }
    }

    static void write(ErrorRegistry registry, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(FORMAT);
        write(registry.wrappers(), out);
        out.writeInt(registry.rules().size());
        for (ErrorRule rule : registry.rules()) {
            out.writeUTF(rule.code());
            out.writeUTF(rule.category());
            out.writeUTF(rule.severity());
            out.writeBoolean(rule.recoverable());
            out.writeBoolean(rule.general());
            out.writeUTF(rule.hint());
            write(rule.sqlStates(), out);
            write(rule.statuses(), out);
            write(rule.types(), out);
            write(rule.names(), out);
            write(rule.libraryNames(), out);
            write(rule.packages(), out);
            write(rule.messages(), out);
        }
        out.flush();
    }

    /** @throws IOException if it is cut short, or of another format */
    static ErrorRegistry read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("a digest of format " + format);
        }
        List<String> wrappers = list(in);
        int count = size(in);
        List<ErrorRule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            // Java evaluates arguments from left to right: the order in which they were written.
            rules.add(new ErrorRule(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readUTF(),
                    list(in),
                    list(in),
                    list(in),
                    list(in),
                    list(in),
                    list(in),
                    list(in)));
        }
        return new ErrorRegistry(rules, wrappers);
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> list(DataInputStream in) throws IOException {
        int count = size(in);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > LONGEST_LIST) {
            throw new IOException("a list of " + size);
        }
        return size;
    }
}
