package io.catcher.config.read;

import io.catcher.config.schema.Key;
import io.catcher.config.schema.Schema;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.Tree;
import java.util.HashMap;
import java.util.Map;

/** Reads the keys of one schema out of a tree, and tells what is unknown, given twice, or of the wrong kind. */
final class SectionReader {

    private final Schema schema;
    private final String where;
    private final ValueReader valueReader;
    private final Mistakes mistakes;
    private final Values values = new Values();

    /** @param where what stands before a path in messages: {@code rules[0]}, or nothing at the top of the file */
    SectionReader(Schema schema, String where, Substitution substitution, Mistakes mistakes) {
        this.schema = schema;
        this.where = where;
        this.valueReader = new ValueReader(substitution, mistakes);
        this.mistakes = mistakes;
    }

    Values read(Tree.Mapping mapping) {
        section(mapping, "");
        return values;
    }

    private void section(Tree.Mapping mapping, String section) {
        Map<String, Place> seen = new HashMap<>();
        for (Tree.Entry entry : mapping.entries()) {
            Place first = seen.putIfAbsent(entry.key(), entry.place());
            if (first == null) {
                entry(entry, section);
            } else {
                mistakes.add(
                        entry.place(),
                        "the key " + Shown.quoted(entry.key()) + " is given twice" + inside(section)
                                + ", first in line " + first.line() + "; only the first one counts");
            }
        }
    }

    private void entry(Tree.Entry entry, String section) {
        String path = section.isEmpty() ? entry.key() : section + '.' + entry.key();
        Key<?> key = entry.key().contains(".") ? null : schema.key(path);
        if (key != null) {
            value(key, entry.value());
        } else if (schema.isSection(path) && !entry.key().isEmpty()) {
            subsection(entry.value(), path);
        } else if (entry.value() instanceof Tree.Refused refused && entry.key().isEmpty()) {
            mistakes.add(refused.place(), refused.why());
        } else if (!mistakes.full()) {
            mistakes.add(UnknownKey.mistake(schema, section, entry, inside(section)));
        } else {
            mistakes.add(entry.place(), "unknown key");
        }
    }

    private void subsection(Tree tree, String path) {
        if (tree instanceof Tree.Mapping mapping) {
            section(mapping, path);
        } else if (tree instanceof Tree.Refused refused) {
            mistakes.add(refused.place(), refused.why());
        } else if (!(tree instanceof Tree.Scalar scalar && scalar.isOpen())) {
            String keys = String.join(", ", schema.words(path));
            mistakes.add(tree.place(), full(path) + ": must hold keys (" + keys + "), not " + tree.kind());
        }
    }

    private <T> void value(Key<T> key, Tree tree) {
        String name = full(key.path());
        valueReader.read(key.type(), name, tree).ifPresent(value -> values.put(key, value, tree.place()));
    }

    private String inside(String section) {
        String full = full(section);
        return full.isEmpty() ? "" : " in " + full;
    }

    private String full(String path) {
        return where.isEmpty() || path.isEmpty() ? where + path : where + '.' + path;
    }
}
