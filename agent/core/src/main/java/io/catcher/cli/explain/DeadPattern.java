package io.catcher.cli.explain;

import io.catcher.cli.survey.Application;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeHierarchy;
import io.catcher.weave.match.NearestName;
import io.catcher.weave.pattern.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a pattern means no method at all.
 *
 * @param why a clause for a person
 * @param meant what may have been meant; empty = nothing is near
 */
record DeadPattern(String why, String meant) {

    private static final int MOST_CLASSES = 20_000;

    static DeadPattern of(Trial trial, Application application) {
        List<String> named = application.names().stream().filter(trial::isNamed).toList();
        if (named.isEmpty()) {
            return noClass(trial, application);
        }
        TypeHierarchy types = new TypeHierarchy();
        List<Subject> meant = new ArrayList<>();
        Map<String, Integer> misses = new LinkedHashMap<>();
        for (String name : named) {
            Subject subject = Subject.of(types, application, name);
            if (subject != null) {
                String miss = trial.missesClass(subject);
                if (miss.isEmpty()) {
                    meant.add(subject);
                } else {
                    misses.merge(miss, 1, Integer::sum);
                }
            }
        }
        return meant.isEmpty() ? noneOf(trial, named, misses, application) : noMethod(trial, meant);
    }

    private static DeadPattern noClass(Trial trial, Application application) {
        String pattern = trial.pattern().className().text();
        String near = new NearestName(
                        application.names().stream().map(DeadPattern::dotted).toList())
                .of(pattern);
        return new DeadPattern("no class is named " + pattern, near);
    }

    private static DeadPattern noneOf(
            Trial trial, List<String> named, Map<String, Integer> misses, Application application) {
        String why = misses.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("they cannot be read");
        String classes = named.size() == 1 ? "the 1 class so named" : "all " + named.size() + " classes so named";
        String prefix = trial.pattern().subtypes() ? "no class fits: " : "of " + classes + ": ";
        Set<String> missing = new HashSet<>();
        trial.pattern().classAnnotations().stream().map(Glob::text).forEach(missing::add);
        String meant = missing.isEmpty() ? "" : nearAnnotation(missing, named, application);
        if (trial.pattern().subtypes() && missing.isEmpty()) {
            meant = new NearestName(application.names().stream()
                            .map(DeadPattern::dotted)
                            .toList())
                    .of(trial.pattern().className().text());
            meant = meant.isEmpty() || meant.equals(trial.pattern().className().text()) ? "" : "+" + meant;
        }
        return new DeadPattern(prefix + why, meant);
    }

    private static String nearAnnotation(Set<String> wanted, List<String> named, Application application) {
        Set<String> seen = new HashSet<>();
        TypeHierarchy types = new TypeHierarchy();
        for (String name : named.subList(0, Math.min(MOST_CLASSES, named.size()))) {
            Subject subject = Subject.of(types, application, name);
            if (subject != null) {
                subject.type().isAnnotated(annotation -> {
                    seen.add(dotted(annotation));
                    return false;
                });
            }
        }
        for (String annotation : wanted) {
            String near = seen.contains(annotation) ? "" : NearestName.sameOrNear(annotation, seen);
            if (!near.isEmpty()) {
                return "@" + near;
            }
        }
        return "";
    }

    private static DeadPattern noMethod(Trial trial, List<Subject> meant) {
        Map<String, Integer> misses = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Subject subject : meant) {
            for (MethodFacts method : subject.methods()) {
                if (trial.pattern().covers(subject.type(), subject.facts(), method)) {
                    misses.merge(trial.missesMethod(subject, method), 1, Integer::sum);
                }
                if (!method.isSynthetic() && !method.name().startsWith("<")) {
                    names.add(method.name());
                }
            }
        }
        String classes = meant.size() == 1 ? dotted(meant.get(0).type().name()) : meant.size() + " classes fit";
        if (misses.isEmpty()) {
            String name = trial.methodName();
            String near = name.contains("*") ? "" : NearestName.among(name, names);
            String what = near.equals(name) ? "no method " + name + " with these types" : "no method " + name;
            return new DeadPattern(
                    classes + (meant.size() == 1 ? " has " : ", with ") + what, near.equals(name) ? "" : near);
        }
        String why = misses.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return new DeadPattern(classes + (meant.size() == 1 ? ": " : ", but: ") + why, "");
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
