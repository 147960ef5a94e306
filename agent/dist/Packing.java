import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Run by assemble.xml: puts many files into one, in the form that the launcher's {@code Pack} reads. */
final class Packing {

    private Packing() {}

    /**
     * Arguments: the folder of the files, a list of their names, the pack to write; and, to divide them, a list of classes, of
     * which those belong there that it names, with all that is nested in them, and the pack for the others.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> names = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(name -> name.replace('\\', '/'))
                .sorted()
                .toList();
        if (arguments.length == 3) {
            write(folder, names, Path.of(arguments[2]));
            return;
        }
        List<String> first = Files.readAllLines(Path.of(arguments[3]));
        Map<Boolean, List<String>> divided =
                names.stream().collect(Collectors.partitioningBy(name -> first.contains(outermost(name))));
        write(folder, divided.get(true), Path.of(arguments[2]));
        write(folder, divided.get(false), Path.of(arguments[4]));
    }

    private static String outermost(String file) {
        return file.replaceFirst("(\\$.*|\\.class)$", "");
    }

    private static void write(Path folder, List<String> names, Path pack) throws IOException {
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(index)) {
            for (String name : names) {
                byte[] latin = name.getBytes(StandardCharsets.ISO_8859_1);
                out.writeShort(latin.length);
                out.write(latin);
                out.writeInt((int) Files.size(folder.resolve(name)));
            }
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(pack))) {
            out.writeInt(index.size());
            index.writeTo(out);
            for (String name : names) {
                Files.copy(folder.resolve(name), out);
            }
        }
    }
}
