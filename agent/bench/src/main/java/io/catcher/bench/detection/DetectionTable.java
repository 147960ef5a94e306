package io.catcher.bench.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code DetectionTable SEED...}: how well each rule tells slow-downs on streams made from the seeds. {@code DetectionTable
 * FOLDER}: what ours tells of the streams recorded there. {@code DetectionTable --delag FOLDER}: on DELAG's latencies.
 */
public final class DetectionTable {

    private static final String USAGE =
            "usage: DetectionTable SEED... | DetectionTable [--rule NAME] FOLDER | DetectionTable --delag FOLDER";
    private static final List<Standing> RULES = List.of(
            new Standing("literal", Rule::literal),
            new Standing("3-sigma", Rule::threeSigma),
            new Standing("adaptive", Rule::adaptive));

    private DetectionTable() {}

    public static void main(String[] arguments) throws IOException {
        List<Standing> rules = RULES;
        List<Long> seeds = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.matches("-?[0-9]{1,18}")) {
                seeds.add(Long.parseLong(argument));
            } else if (argument.equals("--rule") && i + 1 < arguments.length) {
                String name = arguments[++i];
                rules = RULES.stream().filter(rule -> rule.name().equals(name)).toList();
            } else if (argument.equals("--delag") && i + 1 < arguments.length) {
                Delag.print(Path.of(arguments[++i]), rules, System.out);
                any = true;
            } else if (Files.isDirectory(Path.of(argument))) {
                Recorded.judgeAll(Path.of(argument), rules.get(rules.size() - 1).rule(), System.out);
                any = true;
            } else {
                fail("no folder and no seed: " + argument);
            }
        }
        if (!seeds.isEmpty() && !rules.isEmpty()) {
            new SeedTables(rules, seeds, System.out).print();
        } else if (!any) {
            fail(USAGE);
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
