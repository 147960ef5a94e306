package io.catcher.boot.reload;

import io.catcher.config.PatternText;
import io.catcher.config.Rule;
import io.catcher.config.schema.Nearest;
import io.catcher.weave.LoadedClasses.ClassFile;
import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.pattern.PatternException;
import io.catcher.weave.pattern.Pointcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Why a rule matches nothing of what is loaded, and what its author may have meant. Reads class files; loads and resolves
 * nothing.
 *
 * @param why half a sentence
 * @param meant a pattern that does match something; empty = no idea
 */
record NearMiss(String pattern, String why, String meant) {

    /** Of a pattern that fits thousands of classes the methods of these are names enough. */
    private static final int MOST_CLASSES = 200;

    static NearMiss of(Rule rule, Map<String, ClassFile> loaded) {
        NearMiss first = null;
        for (PatternText pattern : rule.match()) {
            NearMiss miss = of(pattern.text(), loaded);
            if (!miss.meant.isEmpty()) {
                return miss;
            }
            first = first == null ? miss : first;
        }
        return first == null ? new NearMiss("", "it has no pattern", "") : first;
    }

    private static NearMiss of(String pattern, Map<String, ClassFile> loaded) {
        try {
            Pointcut pointcut = Pointcut.matching(pattern);
            List<ClassFile> named = loaded.entrySet().stream()
                    .filter(entry -> pointcut.className().matches(entry.getKey()))
                    .limit(MOST_CLASSES)
                    .map(Map.Entry::getValue)
                    .toList();
            return named.isEmpty() ? ofClass(pattern, pointcut, loaded.keySet()) : ofMethod(pattern, pointcut, named);
        } catch (PatternException known) {
            return new NearMiss(pattern, "its pattern means nothing", "");
        }
    }

    private static NearMiss ofClass(String pattern, Pointcut pointcut, Set<String> loaded) {
        String wanted = pointcut.className().text();
        String meant = pointcut.className().exact() ? nearestClass(wanted, loaded) : nearestPackage(wanted, loaded);
        return new NearMiss(
                pattern,
                "no class that is loaded so far has such a name",
                meant.isEmpty() ? "" : pattern.replace(wanted, meant));
    }

    private static String nearestClass(String wanted, Set<String> loaded) {
        String simpleName = wanted.substring(wanted.lastIndexOf('.') + 1);
        List<String> near = new ArrayList<>();
        for (String name : loaded) {
            String dotted = dotted(name);
            if (dotted.endsWith("." + simpleName)) {
                return dotted;
            }
            if (Math.abs(dotted.length() - wanted.length()) <= Nearest.MOST_SLIPS) {
                near.add(dotted);
            }
        }
        return Nearest.of(wanted, near);
    }

    /** The package before the first wildcard, replaced by one that there is. */
    private static String nearestPackage(String wanted, Set<String> loaded) {
        int end = wanted.lastIndexOf('.', wanted.indexOf('*'));
        if (end <= 0) {
            return "";
        }
        String before = wanted.substring(0, end);
        String last = before.substring(before.lastIndexOf('.') + 1);
        Set<String> packages = packages(loaded);
        if (packages.contains(before)) {
            // It is spelled as it should be: any other would be a library's that ends the same.
            return "";
        }
        String near = Nearest.of(before, packages);
        if (near.isEmpty()) {
            near = packages.stream()
                    .filter(name -> name.endsWith("." + last))
                    .findFirst()
                    .orElse("");
        }
        return near.isEmpty() ? "" : near + wanted.substring(end);
    }

    private static Set<String> packages(Set<String> loaded) {
        Set<String> packages = new TreeSet<>();
        for (String name : loaded) {
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                if (!packages.add(name.substring(0, slash).replace('/', '.'))) {
                    break;
                }
            }
        }
        return packages;
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
    }

    private static NearMiss ofMethod(String pattern, Pointcut pointcut, List<ClassFile> named) {
        String wanted = pointcut.methodName();
        Set<String> names = new TreeSet<>();
        named.forEach(file -> names.addAll(methods(file)));
        if (names.contains(wanted) || wanted.contains("*") || wanted.isEmpty()) {
            return new NearMiss(
                    pattern,
                    "classes of that name are loaded, but no method of them is as it asks (types, annotations), or all are"
                            + " excluded",
                    "");
        }
        String near = Nearest.of(wanted, names);
        int hash = pattern.indexOf('#');
        return new NearMiss(
                pattern,
                "no class of that name has a method '" + wanted + "'",
                near.isEmpty()
                        ? ""
                        : pattern.substring(0, hash) + pattern.substring(hash).replace(wanted, near));
    }

    private static List<String> methods(ClassFile file) {
        byte[] bytes = file.read();
        try {
            return bytes == null
                    ? List.of()
                    : ClassFacts.read(new ClassReader(bytes)).methods().stream()
                            .map(MethodFacts::name)
                            .filter(name -> !name.startsWith("<"))
                            .toList();
        } catch (RuntimeException newerThanKnown) {
            return List.of();
        }
    }

    /** As every mistake is told. */
    String told() {
        return (pattern.isEmpty() ? "" : '"' + pattern + "\": ")
                + why
                + (meant.isEmpty() ? "" : "; did you mean \"" + meant + "\"?");
    }
}
