package io.catcher.cli.init;

import io.catcher.bugcatcher.fingerprint.Libraries;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What the names of packages tell: whose they are, and whether they were moved there by a build. */
final class PackageNames {

    /** Groups of many projects: there the third word tells whose it is. */
    private static final Set<String> SHARED = Set.of(
            "com.github",
            "com.gitlab",
            "com.google",
            "com.ibm",
            "com.microsoft",
            "com.oracle",
            "com.sun",
            "io.github",
            "io.gitlab",
            "net.sf",
            "net.sourceforge",
            "org.apache",
            "org.codehaus",
            "org.eclipse",
            "org.jboss",
            "org.springframework");

    /** Found inside the jars of others: never seen alone in a stack trace, so the fingerprint does not know them. */
    private static final Set<String> MORE_LIBRARIES = Set.of(
            "com.beust",
            "com.jayway",
            "com.networknt",
            "com.thoughtworks",
            "edu.umd",
            "gnu.trove",
            "info.picocli",
            "it.unimi",
            "javaslang",
            "joptsimple",
            "net.jpountz",
            "net.minidev",
            "org.checkerframework",
            "org.json",
            "org.jdom",
            "org.jdom2",
            "org.joda",
            "org.jline",
            "org.kohsuke",
            "org.locationtech",
            "org.mozilla",
            "org.reflections",
            "org.rocksdb",
            "org.stringtemplate",
            "org.threeten",
            "org.tukaani",
            "org.w3c",
            "org.xmlunit",
            "org.xmlpull",
            "picocli");

    private PackageNames() {}

    /** With dots; empty for the unnamed package. */
    static String of(String internalName) {
        int end = internalName.lastIndexOf('/');
        return end < 0 ? "" : internalName.substring(0, end).replace('/', '.');
    }

    /** The first words of a package, by which projects are told apart. */
    static String group(String packageName) {
        String[] words = packageName.split("\\.", -1);
        int two = Math.min(2, words.length);
        String first = String.join(".", Arrays.asList(words).subList(0, two));
        return SHARED.contains(first) && words.length > 2 ? first + "." + words[2] : first;
    }

    /** Whether everybody uses it, so that it is nobody's own. */
    static boolean isLibrary(String packageName) {
        return !Libraries.prefixOf(packageName + ".").isEmpty()
                || MORE_LIBRARIES.stream().anyMatch(library -> isIn(packageName, library));
    }

    /** The longest package that all of them are in; empty = there is none. */
    static String common(List<String> packages) {
        if (packages.isEmpty()) {
            return "";
        }
        String common = packages.get(0);
        for (String next : packages) {
            while (!isIn(next, common)) {
                common = common.substring(0, Math.max(0, common.lastIndexOf('.')));
            }
        }
        return common;
    }

    /** Whether a package is another or lies in it; all lie in the empty one. */
    static boolean isIn(String packageName, String outer) {
        return outer.isEmpty() || packageName.equals(outer) || packageName.startsWith(outer + ".");
    }
}
