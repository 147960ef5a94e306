import java.io.IOException;
import java.nio.file.Path;

/** Prints, in one line, those of some faults that a journal does not tell of yet: {@code Missing JOURNAL_DIR FAULT,FAULT}. */
public final class Missing {

    private Missing() {}

    public static void main(String[] args) throws IOException {
        System.out.println(String.join(
                ", ", Expected.missing(args[1], Journal.read(Path.of(args[0])).events())));
    }
}
