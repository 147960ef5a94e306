package io.catcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration with one mistake, and where it must be told.
 *
 * @param files by name; {@code c.yaml} is the configuration
 * @param source the file that the mistake is in
 * @param line 0: the file as a whole
 * @param fragment of the message
 */
record BrokenFile(Map<String, String> files, String source, int line, int column, String fragment) {

    static final String NAME = "c.yaml";

    private static final Pattern HEADER = Pattern.compile("(?:(\\S+\\.yaml) )?(\\d+):(\\d+) (.*)");

    /** A comment of the sample that is an option. */
    private static final Pattern OPTION = Pattern.compile("^#((?: {2})*(?:- )?[a-z_]+:(?: .*)?)$", Pattern.MULTILINE);

    private static final Pattern LEAF = Pattern.compile("((?: {2})*(?:- )?)([a-z_]+): +(\\S.*)");

    /** Those that people wrote: with a tab, a CR and a byte order mark as signs that can be seen. */
    static List<BrokenFile> written() {
        try (InputStream in = BrokenFile.class.getResourceAsStream("broken.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace('⇥', '\t')
                    .replace('␍', '\r')
                    .replace('␂', '\uFEFF');
            return Stream.of(all.split("(?m)^=== ", -1))
                    .skip(1)
                    .map(BrokenFile::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrokenFile parsed(String record) {
        int end = record.indexOf('\n');
        Matcher header = HEADER.matcher(record.substring(0, end));
        if (!header.matches()) {
            throw new IllegalArgumentException(record);
        }
        Map<String, String> files = new LinkedHashMap<>();
        String[] parts = record.substring(end + 1).split("(?m)^>>> ", -1);
        files.put(NAME, parts[0]);
        for (int i = 1; i < parts.length; i++) {
            int name = parts[i].indexOf('\n');
            files.put(parts[i].substring(0, name), parts[i].substring(name + 1));
        }
        return new BrokenFile(
                files,
                Objects.requireNonNullElse(header.group(1), NAME),
                Integer.parseInt(header.group(2)),
                Integer.parseInt(header.group(3)),
                header.group(4).strip());
    }

    /** The documented sample with all its options, none of them in a comment. */
    static String sample() {
        try {
            String sample = Files.readString(Path.of("..", "..", "config", "interceptor.yaml"));
            return OPTION.matcher(sample)
                    .replaceAll("$1")
                    .lines()
                    .map(line -> line.replaceAll("\\s+#.*|^#.*", ""))
                    .reduce("", (text, line) -> text + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value of the sample. */
    record Leaf(int line, String indent, String key, String value) {

        /** From 1. */
        int keyColumn() {
            return indent.length() + 1;
        }

        int valueColumn() {
            return keyColumn() + key.length() + 2;
        }

        private BrokenFile with(String change, int lineAfter, int column, String fragment) {
            List<String> lines = new ArrayList<>(sample().lines().toList());
            lines.set(line - 1, indent + change);
            return new BrokenFile(
                    Map.of(NAME, String.join("\n", lines) + "\n"), NAME, line + lineAfter, column, fragment);
        }

        BrokenFile withValue(String other, String fragment) {
            return with(key + ": " + other, 0, valueColumn(), fragment);
        }

        BrokenFile misspelt() {
            return with(key + "xq: " + value, 0, keyColumn(), "unknown key '" + key + "xq'");
        }

        BrokenFile twice() {
            String again = "\n" + " ".repeat(indent.length()) + key + ": " + value;
            return with(key + ": " + value + again, 1, keyColumn(), "the key '" + key + "' is given twice");
        }
    }

    static List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        List<String> lines = sample().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher leaf = LEAF.matcher(lines.get(i));
            if (leaf.matches()) {
                leaves.add(new Leaf(
                        i + 1, leaf.group(1), leaf.group(2), leaf.group(3).strip()));
            }
        }
        return leaves;
    }

    /** The sample with one of its values spoilt. */
    static Stream<BrokenFile> ofSample() {
        return leaves().stream()
                .flatMap(leaf -> Stream.of(
                        leaf.misspelt(),
                        leaf.twice(),
                        leaf.withValue("{a: b}", leaf.key() + ": must be a "),
                        leaf.withValue("*anchor", "put it in quotes"),
                        leaf.withValue("!tag x", "put it in quotes"),
                        leaf.withValue("\"${NOT_SET_ANYWHERE}\"", "the variable NOT_SET_ANYWHERE is not set")));
    }

    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + fragment;
    }
}
