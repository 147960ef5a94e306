package io.catcher.cli.init;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.RuleCoverage;
import io.catcher.cli.survey.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A method where requests begin that catches the failures of what it calls.
 *
 * @param method with its class, short
 * @param pattern the same as a rule names it
 * @param type what it catches, without its package
 */
record Kept(String method, String pattern, String type) {

    /** Those of a rule's methods that do so. */
    static List<Kept> of(Application application, RuleCoverage rule, Predicate<String> own) {
        List<Kept> kept = new ArrayList<>();
        for (Touched touched : rule.methods()) {
            byte[] bytes = application.classFile(touched.className().replace('.', '/'));
            String key = touched.method().name() + touched.method().descriptor();
            String type = bytes == null ? null : caught(bytes, own).get(key);
            if (type != null) {
                kept.add(new Kept(
                        touched.brief(),
                        touched.className() + "#" + touched.method().name(),
                        type));
            }
        }
        return kept;
    }

    private static Map<String, String> caught(byte[] classFile, Predicate<String> own) {
        try {
            return CatchBlocks.of(classFile, own);
        } catch (RuntimeException broken) { // the parser throws whatever a broken file leads it to
            return Map.of();
        }
    }

    /** What that means for the user, in one line; empty = there is none. */
    static String told(List<Kept> kept) {
        if (kept.isEmpty()) {
            return "";
        }
        String others =
                switch (kept.size() - 1) {
                    case 0 -> " catches " + kept.get(0).type() + " itself";
                    case 1 -> " and " + kept.get(1).method() + " catch failures themselves";
                    default -> " and " + (kept.size() - 1) + " others catch failures themselves";
                };
        return kept.get(0).method() + others
                + ": what fails in a watched method below is told as swallowed, at severity warning";
    }
}
