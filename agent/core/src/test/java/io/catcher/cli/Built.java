package io.catcher.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A small application, compiled in a test and packed in any way. */
public final class Built {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** Compiles classes; the file's name is the first public type's. */
    public static Map<String, byte[]> classes(Path directory, String... sources) throws IOException {
        Path from = Files.createTempDirectory(directory, "src");
        Path to = Files.createTempDirectory(directory, "classes");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", to.toString()));
        for (String source : sources) {
            String packageName = source.replaceFirst("(?s)\\s*package ([\\w.]+);.*", "$1");
            String name = source.replaceFirst("(?s).*?public (?:\\w+ )*?(?:class|interface|@interface) (\\w+).*", "$1");
            Path file = from.resolve(packageName.replace('.', '/')).resolve(name + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("does not compile");
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(to)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                classes.put(to.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /** Adds classes below a directory, such as {@code BOOT-INF/classes/}. */
    public Built with(String root, Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> entries.put(root + name, bytes));
        return this;
    }

    public Built file(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    public Built manifest(String... lines) {
        String text = "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n";
        return file("META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    public Path jar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes());
        }
        return file;
    }

    public Path directory(Path root) throws IOException {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Path file = root.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        return root;
    }
}
