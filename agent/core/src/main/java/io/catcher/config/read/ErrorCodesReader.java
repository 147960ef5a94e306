package io.catcher.config.read;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import io.catcher.config.schema.ErrorKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Tree;
import io.catcher.config.yaml.YamlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of error codes. An entry that holds any mistake is left out. */
public final class ErrorCodesReader {

    private static final String BUILT_IN = "/io/catcher/error-codes.yaml";
    private static final String DIGEST = "/io/catcher/error-codes.digest";

    private final Substitution substitution;
    private final Mistakes mistakes;
    /** By the code, and by code and category together: one code may stand for failures of several categories. */
    private final Map<String, ErrorRule> firstOf = new HashMap<>();

    /** @param known whose entries give what an entry with the same code does not say */
    ErrorCodesReader(Substitution substitution, ErrorRegistry known, Mistakes mistakes) {
        this.substitution = substitution;
        this.mistakes = mistakes;
        known.rules().forEach(this::remember);
    }

    /** The registry that the agent brings along; empty if its jar is damaged. Takes some milliseconds. Never throws. */
    public static ErrorRegistry builtIn() {
        try (InputStream in = ErrorCodesReader.class.getResourceAsStream(DIGEST)) {
            if (in != null) {
                return RegistryDigest.read(new ByteArrayInputStream(in.readAllBytes()));
            }
        } catch (IOException damaged) {
            // The text that it was made from is there, too.
        }
        return parsed();
    }

    /** The same from the text that people read, which takes some 100 ms in a JVM that has just started. */
    static ErrorRegistry parsed() {
        Substitution none = new Substitution(Map.of());
        return new ErrorCodesReader(none, ErrorRegistry.NONE, new Mistakes()).read(builtInText(), "error-codes.yaml");
    }

    static String builtInText() {
        try (InputStream in = ErrorCodesReader.class.getResourceAsStream(BUILT_IN)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** @param name how messages name the text */
    ErrorRegistry read(String text, String name) {
        Tree tree = YamlText.parse(text, name, mistakes);
        if (!(tree instanceof Tree.Mapping mapping)) {
            if (tree != null) {
                mistakes.add(
                        tree.place(), "a file of error codes must hold keys such as 'errors:', not " + tree.kind());
            }
            return ErrorRegistry.NONE;
        }
        Values file = new SectionReader(ErrorKeys.FILE, "", substitution, mistakes).read(mapping);
        List<Tree> items = file.get(ErrorKeys.ERRORS);
        List<ErrorRule> rules = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int before = mistakes.count();
            ErrorRule rule = rule("errors[" + i + "]", items.get(i));
            if (mistakes.count() == before) {
                rules.add(rule);
                remember(rule);
            }
        }
        return new ErrorRegistry(rules, file.get(ErrorKeys.WRAPPERS));
    }

    private ErrorRule rule(String where, Tree tree) {
        Values values = new Values();
        if (tree instanceof Tree.Mapping mapping) {
            int before = mistakes.count();
            values = new SectionReader(ErrorKeys.ENTRY, where, substitution, mistakes).read(mapping);
            if (mistakes.count() == before) {
                check(where, values, tree);
            }
        } else if (tree instanceof Tree.Refused refused) {
            mistakes.add(refused.place(), refused.why());
        } else {
            mistakes.add(tree.place(), where + ": must hold keys such as 'code', not " + tree.kind());
        }
        return rule(values);
    }

    private void check(String where, Values values, Tree tree) {
        if (values.get(ErrorKeys.CODE_KEY).isEmpty()) {
            mistakes.add(tree.place(), where + " has no 'code', such as E901");
            return;
        }
        boolean narrowsNothing = values.get(ErrorKeys.SQL_STATES).isEmpty()
                && values.get(ErrorKeys.TYPES).isEmpty()
                && values.get(ErrorKeys.PACKAGES).isEmpty();
        if (narrowsNothing && !values.get(ErrorKeys.MESSAGES).isEmpty()) {
            mistakes.add(
                    tree.place(),
                    where + ": 'messages' narrows 'sql_states', 'types' or 'packages', and there are none");
        } else if (narrowsNothing
                && values.get(ErrorKeys.NAMES).isEmpty()
                && values.get(ErrorKeys.LIBRARY_NAMES).isEmpty()
                && values.get(ErrorKeys.STATUSES).isEmpty()) {
            mistakes.add(tree.place(), where + ": which failures is it for? It has no 'types', 'packages' or 'names'");
        }
    }

    private ErrorRule rule(Values own) {
        ErrorRule known = known(own);
        return new ErrorRule(
                own.get(ErrorKeys.CODE_KEY),
                or(own, ErrorKeys.CATEGORY, known == null ? null : known.category()),
                or(own, ErrorKeys.SEVERITY, known == null ? null : known.severity()),
                or(own, ErrorKeys.RECOVERABLE, known == null ? null : known.recoverable()),
                own.get(ErrorKeys.GENERAL),
                or(own, ErrorKeys.HINT, known == null ? null : known.hint()),
                own.get(ErrorKeys.SQL_STATES),
                own.get(ErrorKeys.STATUSES),
                own.get(ErrorKeys.TYPES),
                own.get(ErrorKeys.NAMES),
                own.get(ErrorKeys.LIBRARY_NAMES),
                own.get(ErrorKeys.PACKAGES),
                own.get(ErrorKeys.MESSAGES));
    }

    private void remember(ErrorRule rule) {
        firstOf.putIfAbsent(rule.code(), rule);
        firstOf.putIfAbsent(rule.code() + ' ' + rule.category(), rule);
    }

    private @Nullable ErrorRule known(Values own) {
        String code = own.get(ErrorKeys.CODE_KEY);
        String category = own.place(ErrorKeys.CATEGORY).isPresent() ? own.get(ErrorKeys.CATEGORY) : "";
        ErrorRule both = firstOf.get(code + ' ' + category);
        return both == null ? firstOf.get(code) : both;
    }

    private static <T> T or(Values own, Key<T> key, @Nullable T known) {
        return own.place(key).isPresent() || known == null ? own.get(key) : known;
    }
}
