package io.catcher.cli.init;

import java.util.List;
import java.util.Set;

/**
 * Some packages of an application that one rule could watch.
 *
 * @param name the package, with dots
 * @param deep whether all below it belong to it, too
 */
record PackageGroup(String name, boolean deep, List<Sketch> classes) {

    private static final double MOST_ACCESSORS = 0.6;

    /** Packages of data and of small tools: their failures show in those who call them. */
    private static final Set<String> QUIET = Set.of(
            "annotation",
            "annotations",
            "bean",
            "beans",
            "config",
            "configuration",
            "constant",
            "constants",
            "dto",
            "dtos",
            "entities",
            "entity",
            "enums",
            "error",
            "errors",
            "exception",
            "exceptions",
            "gen",
            "generated",
            "grammar",
            "i18n",
            "model",
            "models",
            "pojo",
            "test",
            "tests",
            "util",
            "utils",
            "value",
            "values",
            "vo");

    /** Where work begins. */
    private static final Set<String> BUSY = Set.of(
            "action",
            "actions",
            "app",
            "application",
            "batch",
            "business",
            "cli",
            "client",
            "cmd",
            "command",
            "commands",
            "controller",
            "controllers",
            "core",
            "dao",
            "db",
            "domain",
            "engine",
            "handler",
            "handlers",
            "http",
            "job",
            "jobs",
            "logic",
            "main",
            "persistence",
            "processor",
            "repository",
            "rest",
            "server",
            "service",
            "services",
            "store",
            "task",
            "tasks",
            "usecase",
            "web",
            "worker");

    PackageGroup {
        classes = List.copyOf(classes);
    }

    String pattern() {
        if (name.isEmpty()) {
            return "*#*";
        }
        return name + (deep ? ".**#*" : ".*#*");
    }

    int methods() {
        return classes.stream().mapToInt(Sketch::methods).sum();
    }

    int substantial() {
        return classes.stream().mapToInt(Sketch::substantial).sum();
    }

    /** How much is gained by watching it. */
    double worth() {
        double share = methods() == 0 ? 0 : (double) substantial() / methods();
        return substantial() * share * (BUSY.contains(lastWord()) ? 2 : 1);
    }

    /** Whether a proposal leaves it out: data, generated code, small tools. */
    boolean isQuiet() {
        int accessors = classes.stream().mapToInt(Sketch::accessors).sum();
        return QUIET.contains(lastWord()) || methods() == 0 || accessors > MOST_ACCESSORS * (accessors + methods());
    }

    private String lastWord() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
