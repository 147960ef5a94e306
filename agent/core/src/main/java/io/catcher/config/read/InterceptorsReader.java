package io.catcher.config.read;

import io.catcher.config.InterceptorSettings;
import io.catcher.config.schema.InterceptorKeys;
import io.catcher.config.schema.Nearest;
import io.catcher.config.schema.Priority;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.Tree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the user's own interceptors. One that holds any mistake is left out. */
final class InterceptorsReader {

    private final String configuration;
    private final Substitution substitution;
    private final Set<String> ruleNames;
    private final Mistakes mistakes;

    /**
     * @param configuration the path of the file, which a jar's path is relative to
     * @param ruleNames of all rules in the file, also of those that were left out
     */
    InterceptorsReader(String configuration, Substitution substitution, Set<String> ruleNames, Mistakes mistakes) {
        this.configuration = configuration;
        this.substitution = substitution;
        this.ruleNames = ruleNames;
        this.mistakes = mistakes;
    }

    List<InterceptorSettings> read(List<Tree> items) {
        List<InterceptorSettings> interceptors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int before = mistakes.count();
            Values values = values("interceptors[" + i + "]", items.get(i));
            if (mistakes.count() == before) {
                interceptors.add(settings(values, items.get(i).place().toString()));
            }
        }
        return interceptors;
    }

    private InterceptorSettings settings(Values values, String place) {
        String jar = values.get(InterceptorKeys.JAR);
        boolean chosen = values.place(InterceptorKeys.PRIORITY).isPresent();
        return new InterceptorSettings(
                values.get(InterceptorKeys.CLASS),
                jar.isEmpty() ? "" : beside(jar),
                jar.isEmpty() && !chosen ? Priority.LOW : values.get(InterceptorKeys.PRIORITY),
                values.get(InterceptorKeys.RULES),
                values.place(InterceptorKeys.CLASS).map(Place::toString).orElse(place),
                values.place(InterceptorKeys.JAR).map(Place::toString).orElse(place));
    }

    private String beside(String jar) {
        try {
            Path directory = Path.of(configuration).getParent();
            return directory == null ? jar : directory.resolve(jar).toString();
        } catch (InvalidPathException told) {
            return jar;
        }
    }

    private Values values(String where, Tree tree) {
        if (tree instanceof Tree.Refused refused) {
            mistakes.add(refused.place(), refused.why());
            return new Values();
        }
        if (!(tree instanceof Tree.Mapping mapping)) {
            mistakes.add(tree.place(), where + ": must hold keys such as 'class', not " + tree.kind());
            return new Values();
        }
        int before = mistakes.count();
        Values values = new SectionReader(InterceptorKeys.SCHEMA, where, substitution, mistakes).read(mapping);
        if (values.get(InterceptorKeys.CLASS).isEmpty() && mistakes.count() == before) {
            mistakes.add(tree.place(), where + " has no 'class'");
        }
        values.place(InterceptorKeys.RULES).ifPresent(place -> checkRules(where, values, place));
        return values;
    }

    private void checkRules(String where, Values values, Place place) {
        for (String name : values.get(InterceptorKeys.RULES)) {
            if (!ruleNames.contains(name)) {
                String what = where + ".rules: there is no rule named " + Shown.quoted(name);
                mistakes.add(new Mistake(place, what, Nearest.of(name, ruleNames)));
            }
        }
    }
}
