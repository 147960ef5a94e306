package io.catcher.cli.survey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What could not be read, told at the end and never in the middle. Used by one thread. */
public final class Notes {

    private static final int MOST = 10;

    private final List<String> lines = new ArrayList<>();
    private final TreeMap<Integer, Set<String>> future = new TreeMap<>();

    // Each is read more than once.
    private final Set<String> broken = new LinkedHashSet<>();
    private int more;

    void add(String line) {
        if (lines.size() < MOST) {
            lines.add(line);
        } else {
            more++;
        }
    }

    /** A class file that is none, or not under its own name. */
    void broken(String entry) {
        broken.add(entry);
    }

    /** A class file of a Java that is newer than this agent knows. */
    void future(int version, String entry) {
        future.computeIfAbsent(version, key -> new LinkedHashSet<>()).add(entry);
    }

    /** Sentences for a person; empty = all could be read. */
    public List<String> all() {
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add("and " + more + " more like these");
        }
        if (!broken.isEmpty()) {
            all.add(broken.size() + (broken.size() == 1 ? " class file is" : " class files are")
                    + " broken or not where the name says, and left out, for example "
                    + broken.iterator().next());
        }
        future.forEach(
                (version, classes) -> all.add(classes.size() + (classes.size() == 1 ? " class has" : " classes have")
                        + " class file version " + version + ", newer than this agent knows: never watched"));
        return all;
    }
}
