package io.catcher.weave.match;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The classes of a page's Java block, compiled; seen by a loader that never loads one. */
final class PageClasses extends ClassLoader {

    private static final Pattern TYPE =
            Pattern.compile("^(?:@[\\w.]+\\n)?public (?:class|record|interface|@interface) (\\w+)", Pattern.MULTILINE);

    private final Map<String, byte[]> files = new TreeMap<>();

    /** @param directory empty, for what the compiler reads and writes */
    static PageClasses compiled(String block, Path directory) {
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "-g",
                    "-parameters",
                    "-proc:none",
                    "-d",
                    directory.resolve("classes").toString()));
            for (String unit : block.split("(?m)^(?=package )", -1)) {
                for (Path file : sources(unit, directory)) {
                    arguments.add(file.toString());
                }
            }
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            int code = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException(errors.toString(StandardCharsets.UTF_8));
            }
            return new PageClasses(directory.resolve("classes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageClasses(Path classes) throws IOException {
        super(ClassLoader.getPlatformClassLoader());
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                files.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
    }

    /** A public type must be in a file of its own name. */
    private static List<Path> sources(String unit, Path directory) throws IOException {
        List<Path> sources = new ArrayList<>();
        String header = unit.lines().findFirst().orElse("");
        List<MatchResult> types = TYPE.matcher(unit).results().toList();
        for (int i = 0; i < types.size(); i++) {
            int end = i + 1 < types.size() ? types.get(i + 1).start() : unit.length();
            Path file = directory.resolve(types.get(i).group(1) + ".java");
            sources.add(Files.writeString(
                    file, header + "\n" + unit.substring(types.get(i).start(), end)));
        }
        return sources;
    }

    /** Internal names and bytes, in the order of the names. */
    Map<String, byte[]> files() {
        return files;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] file = files.get(name.replace(".class", ""));
        return file == null ? super.getResourceAsStream(name) : new java.io.ByteArrayInputStream(file);
    }
}
