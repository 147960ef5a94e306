package io.catcher.cli.explain;

import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Coverage;
import io.catcher.cli.survey.RuleCoverage;
import io.catcher.cli.survey.Touched;
import io.catcher.config.Settings;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeHierarchy;
import io.catcher.weave.match.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/** Which rule watches one method, and why the others do not. */
final class OneMethod {

    private final Settings settings;
    private final Application application;
    private final String className;
    private final String methodName;

    /** @param method {@code a.b.C#m}; types behind it are not looked at: all overloads are told */
    OneMethod(Settings settings, Application application, String method) {
        this.settings = settings;
        this.application = application;
        int hash = method.indexOf('#');
        this.className = method.substring(0, hash).strip();
        String rest = method.substring(hash + 1).strip();
        this.methodName = rest.contains("(") ? rest.substring(0, rest.indexOf('(')) : rest;
    }

    static boolean isMethod(String text) {
        return text.indexOf('#') > 0 && text.indexOf('#') < text.length() - 1;
    }

    /** What is said of one overload. */
    record Answer(String method, String watchedBy, Map<String, String> why) {}

    /**
     * One for each overload.
     *
     * @throws NotThere if there is no such class or method
     */
    List<Answer> answers() throws NotThere {
        String internalName = find();
        Subject subject = Subject.of(new TypeHierarchy(), application, internalName);
        if (subject == null) {
            throw new NotThere(className + " cannot be read");
        }
        List<MethodFacts> overloads = subject.methods().stream()
                .filter(method -> method.name().equals(methodName))
                .toList();
        if (overloads.isEmpty()) {
            String near = NearestName.among(
                    methodName,
                    subject.methods().stream().map(MethodFacts::name).toList());
            throw new NotThere(className + " has no method " + methodName
                    + (near.isEmpty() ? "; an inherited one belongs to the class that declares it" : meant(near)));
        }
        List<RuleCoverage> coverage = Coverage.of(settings, application, internalName);
        return overloads.stream()
                .map(method -> answer(subject, method, coverage))
                .toList();
    }

    private Answer answer(Subject subject, MethodFacts method, List<RuleCoverage> coverage) {
        String key = subject.facts().binaryName() + "#" + method.key();
        Optional<String> owner = coverage.stream()
                .filter(rule -> rule.methods().stream().map(Touched::key).anyMatch(key::equals))
                .map(rule -> rule.rule().name())
                .findFirst();
        Map<String, String> why = new LinkedHashMap<>();
        for (Trial trial : Trial.all(settings)) {
            String miss = trial.missesClass(subject);
            miss = miss.isEmpty() ? trial.missesMethod(subject, method) : miss;
            boolean owns = owner.isPresent() && owner.get().equals(trial.rule().name());
            String fits = owner.isEmpty()
                    ? "refused: see validate"
                    : owns ? "watches it" : "fits, but an earlier rule has it";
            why.put(trial.rule().name() + " \"" + trial.pattern() + "\"", miss.isEmpty() ? fits : miss);
        }
        return new Answer(shown(subject, method), owner.orElse(""), why);
    }

    private static String shown(Subject subject, MethodFacts method) {
        List<String> types = Stream.of(Type.getArgumentTypes(method.descriptor()))
                .map(subject.facts()::sourceName)
                .toList();
        return subject.facts().binaryName() + "#" + method.name() + "(" + String.join(", ", types) + ")";
    }

    /** A dot before a nested class is meant as the dollar that the compiler writes. */
    private String find() throws NotThere {
        List<String> tried = new ArrayList<>();
        String name = className.replace('.', '/');
        tried.add(name);
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            name = name.substring(0, slash) + "$" + name.substring(slash + 1);
            tried.add(name);
        }
        return tried.stream()
                .filter(application.names()::contains)
                .findFirst()
                .orElseThrow(() -> new NotThere("there is no class " + className + nearClass()));
    }

    private String nearClass() {
        String near = new NearestName(application.names().stream()
                        .map(name -> name.replace('/', '.'))
                        .toList())
                .of(className);
        return near.isEmpty() ? "" : meant(near);
    }

    private static String meant(String near) {
        return "; did you mean '" + near + "'?";
    }

    /** There is no such class or method. */
    static final class NotThere extends Exception {

        private static final long serialVersionUID = 1;

        NotThere(String message) {
            super(message);
        }
    }
}
