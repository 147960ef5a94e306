package io.catcher.boot;

import io.catcher.config.Rule;
import io.catcher.config.Settings;
import java.util.List;

/** What is "ours" in a stack trace: what the user says, else the packages that the rules name. */
final class AppPackages {

    private AppPackages() {}

    static List<String> of(Settings settings) {
        List<String> said = settings.service().appPackages();
        if (!said.isEmpty()) {
            return said;
        }
        return settings.rules().stream()
                .flatMap(rule -> packages(rule).stream())
                .distinct()
                .toList();
    }

    private static List<String> packages(Rule rule) {
        return rule.match().stream()
                .map(pattern -> packageOf(pattern.text()))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The fixed part of a pattern's class name up to the last dot before a wildcard or the class. */
    static String packageOf(String pattern) {
        String types =
                pattern.replaceFirst("#.*", "").replaceFirst("^.*\\s", "").replaceFirst("^\\+", "");
        int wildcard = types.indexOf('*');
        String fixed = wildcard < 0 ? types : types.substring(0, wildcard);
        int dot = fixed.lastIndexOf('.');
        return dot < 0 ? "" : fixed.substring(0, dot);
    }
}
