import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Run by assemble.xml: puts many files into one, in the form that the launcher's {@code Pack} reads. */
final class Packing {

    private Packing() {}

    /** Arguments: the folder of the files, a list of their names, the name of the pack in the same folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> names = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(name -> name.replace('\\', '/'))
                .sorted()
                .toList();
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(folder.resolve(arguments[2])))) {
            out.writeInt(names.size());
            for (String name : names) {
                out.writeUTF(name);
                out.writeInt((int) Files.size(folder.resolve(name)));
            }
            for (String name : names) {
                Files.copy(folder.resolve(name), out);
            }
        }
    }
}
