package io.catcher.bench.redaction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code java -cp bench.jar io.catcher.bench.redaction.RedactionScore [--misses] [--held-out|--development] FILE...}. */
public final class RedactionScore {

    private RedactionScore() {}

    public static void main(String[] arguments) throws IOException {
        List<String> files = new ArrayList<>(List.of(arguments));
        boolean misses = files.remove("--misses");
        Predicate<LabelledText> which = row -> true;
        if (files.remove("--held-out")) {
            which = LabelledText::isHeldOut;
        } else if (files.remove("--development")) {
            which = row -> !row.isHeldOut();
        }
        if (files.isEmpty() || files.get(0).startsWith("--")) {
            System.err.println(
                    "usage: RedactionScore [--misses] [--held-out|--development] FILE... (JSON lines, may be .gz)");
            System.exit(2);
        }
        for (String file : files) {
            ScoreTable table = new ScoreTable(misses);
            table.judge(LabelledText.read(Path.of(file)), which);
            System.out.println(file);
            table.print(System.out);
        }
    }
}
