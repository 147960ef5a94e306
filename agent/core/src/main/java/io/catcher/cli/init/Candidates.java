package io.catcher.cli.init;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patterns that may find something: each role's signs, on each of the application's packages. */
final class Candidates {

    /** A rule that lists more classes than this is not read by anybody. */
    private static final int MOST_LISTED = 30;

    /** A class of a framework that is only there to be extended. */
    private static final String SKELETON = "ImplBase";

    private final List<String> bases;
    private final Collection<Sketch> classes;
    private final Set<String> marks;

    Candidates(List<String> bases, Collection<Sketch> classes) {
        this.bases = bases;
        this.classes = classes;
        this.marks = classes.stream().flatMap(type -> type.marks().stream()).collect(Collectors.toSet());
    }

    /** All types by which roles are recognised, internal names. */
    static Set<String> kin() {
        return Role.ALL.stream()
                .flatMap(role -> role.supertypes().stream())
                .map(text -> text.substring(0, text.indexOf('#')).replace('.', '/'))
                .collect(Collectors.toSet());
    }

    /** By annotations and supertypes: what a framework recognises, too. */
    List<Draft> certain(Role role) {
        List<Draft> drafts = new ArrayList<>();
        for (String base : bases) {
            role.annotations().stream()
                    .filter(this::isSeen)
                    .forEach(name -> drafts.add(draft(role, "@" + name + " " + below(base) + "#*")));
            role.methodAnnotations().stream()
                    .filter(this::isSeen)
                    .forEach(name -> drafts.add(draft(role, below(base) + "#@" + name + " *")));
        }
        Map<String, String> methods = new HashMap<>();
        role.supertypes()
                .forEach(text -> methods.put(
                        text.substring(0, text.indexOf('#')).replace('.', '/'), text.substring(text.indexOf('#'))));
        classes.stream()
                .filter(type -> methods.containsKey(type.kin()) && !type.name().endsWith(SKELETON))
                .limit(MOST_LISTED)
                .forEach(type -> drafts.add(draft(role, type.name().replace('/', '.') + methods.get(type.kin()))));
        return drafts;
    }

    /** A dot of the pattern may be the one of a nested type. */
    private boolean isSeen(String annotation) {
        return marks.stream()
                .anyMatch(mark -> mark.replace('/', '.').replace('$', '.').equals(annotation));
    }

    /** By how people call such classes. */
    List<Draft> named(Role role) {
        return role.endings().stream()
                .flatMap(ending -> bases.stream().map(base -> draft(role, below(base) + ending + "#*")))
                .toList();
    }

    /** What stands around requests, carries data, or was generated, as patterns that exclude it. */
    List<String> exclusions() {
        return bases.stream()
                .filter(base -> !base.isEmpty())
                .flatMap(base -> Stream.of(
                                ".**.generated.**",
                                ".**.gen.**",
                                ".**.dto.**",
                                ".**.entity.**",
                                ".**Dto",
                                ".**DTO",
                                ".**Exception",
                                ".**AutoValue_*")
                        .map(tail -> base + tail))
                .toList();
    }

    private static String below(String base) {
        return base.isEmpty() ? "*" : base + ".**";
    }

    private static Draft draft(Role role, String pattern) {
        return new Draft(role.rule(), role.title(), List.of(pattern));
    }
}
