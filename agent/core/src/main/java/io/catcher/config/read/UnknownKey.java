package io.catcher.config.read;

import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.InterceptorKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.schema.Nearest;
import io.catcher.config.schema.RuleKeys;
import io.catcher.config.schema.Schema;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what somebody probably meant by a key that does not exist. */
final class UnknownKey {

    private static final List<Schema> ALL = List.of(FileKeys.SCHEMA, RuleKeys.SCHEMA, InterceptorKeys.SCHEMA);

    private static final Set<String> SECRETS = Set.of(
            "password", "passwd", "pass", "token", "bearertoken", "authtoken", "secret", "apikey", "key", "privatekey");

    private UnknownKey() {}

    /** @param inside {@code " in rules[0]"}, or nothing at the top of the file */
    static Mistake mistake(Schema schema, String section, Tree.Entry entry, String inside) {
        String key = entry.key();
        // What follows may be anything, also a secret whose key was misspelt.
        int hidden = entry.place().column() + key.codePointCount(0, key.length()) + 1;
        Set<String> words = schema.words(section);
        String unknown = "unknown key " + Shown.quoted(key) + inside;
        if (SECRETS.contains(Nearest.folded(key))) {
            String file = Nearest.folded(key).contains("token") ? "token_file" : "password_file";
            String hint = words.contains(file) ? "; put it into a file of its own and name that with " + file : "";
            return new Mistake(entry.place(), unknown + ": a secret may not stand in this file" + hint, "", hidden);
        }
        String near = Nearest.of(key, words);
        Set<String> elsewhere = elsewhere(schema, key);
        boolean onlyHabit = Nearest.folded(near).equals(Nearest.folded(key));
        if (elsewhere.isEmpty() || onlyHabit) {
            return new Mistake(entry.place(), unknown, near, hidden);
        }
        return new Mistake(entry.place(), unknown + "; it belongs under " + String.join(" or ", elsewhere), "", hidden);
    }

    private static Set<String> elsewhere(Schema own, String key) {
        String folded = Nearest.folded(key);
        Set<String> titles = new LinkedHashSet<>();
        for (Schema schema : ALL) {
            for (Key<?> known : schema.keys()) {
                if (Nearest.folded(known.name()).equals(folded)) {
                    titles.add(title(own, schema, known.parent()));
                }
                String section = known.parent();
                if (!section.isEmpty() && Nearest.folded(last(section)).equals(folded)) {
                    titles.add(title(own, schema, section.substring(0, Math.max(0, section.lastIndexOf('.')))));
                }
            }
        }
        return titles;
    }

    /** A rule has a {@code bugcatcher} too: there the file's must not be taken for it. */
    private static String title(Schema own, Schema schema, String section) {
        boolean mistakable = own != schema && own.isSection(section) && schema == FileKeys.SCHEMA;
        return schema.title(section) + (mistakable && !section.isEmpty() ? " of the whole file" : "");
    }

    private static String last(String section) {
        return section.substring(section.lastIndexOf('.') + 1);
    }
}
