package io.catcher.config.read;

import io.catcher.config.CaptureSettings;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Rule;
import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.RuleKeys;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rules. One that holds any mistake is left out, since half a rule may watch what it was to leave alone. */
final class RulesReader {

    private final Substitution substitution;
    private final Values file;
    private final Mistakes mistakes;
    private final List<Rule> leftOut = new ArrayList<>();

    /** @param file the file's own values, which hold where a rule says nothing */
    RulesReader(Substitution substitution, Values file, Mistakes mistakes) {
        this.substitution = substitution;
        this.file = file;
        this.mistakes = mistakes;
    }

    List<Rule> read(List<Tree> items) {
        List<Rule> rules = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int before = mistakes.count();
            Rule rule = rule("rules[" + i + "]", items.get(i));
            String first = names.putIfAbsent(rule.name(), rule.place());
            if (first != null) {
                mistakes.add(
                        items.get(i).place(),
                        "a second rule named " + Shown.quoted(rule.name()) + ", first at " + first);
            }
            (mistakes.count() == before ? rules : leftOut).add(rule);
        }
        return rules;
    }

    /** Those that were read and hold a mistake. */
    List<Rule> leftOut() {
        return leftOut;
    }

    private Rule rule(String where, Tree tree) {
        Values values = new Values();
        if (tree instanceof Tree.Mapping mapping) {
            int before = mistakes.count();
            values = new SectionReader(RuleKeys.SCHEMA, where, substitution, mistakes).read(mapping);
            // A misspelt 'match' has its line already.
            if (values.get(RuleKeys.MATCH).isEmpty() && mistakes.count() == before) {
                mistakes.add(tree.place(), where + " has no 'match': which methods is it for?");
            }
        } else if (tree instanceof Tree.Refused refused) {
            mistakes.add(refused.place(), refused.why());
        } else {
            mistakes.add(tree.place(), where + ": must hold keys such as 'match', not " + tree.kind());
        }
        return rule(where, values, tree.place().toString());
    }

    private Rule rule(String where, Values own, String place) {
        Values all = own.over(file);
        new Capacity(all).mistake(where + '.', own).ifPresent(mistakes::add);
        return new Rule(
                own.place(RuleKeys.NAME).isPresent() ? own.get(RuleKeys.NAME) : where,
                own.get(RuleKeys.MATCH),
                own.get(RuleKeys.EXCLUDE),
                own.get(RuleKeys.LEVEL),
                own.get(RuleKeys.ALLOW_JDK),
                bugcatcher(own, all),
                perfcatcher(all),
                place);
    }

    private CaptureSettings bugcatcher(Values own, Values all) {
        return new CaptureSettings(
                file.get(FileKeys.BUGCATCHER) && own.get(RuleKeys.BUGCATCHER) && all.get(RuleKeys.EXCEPTIONS),
                own.get(RuleKeys.CAPTURE),
                own.get(RuleKeys.IGNORE),
                all.get(RuleKeys.OUTPUTS),
                all.get(RuleKeys.COMPARE));
    }

    /** What is switched off for the whole file no rule switches on: that is the one place to look at in a hurry. */
    private PerfcatcherSettings perfcatcher(Values all) {
        PerfcatcherSettings settings = SettingsOf.perfcatcher(all);
        return file.get(FileKeys.PERFCATCHER) ? settings : settings.off();
    }
}
