package io.catcher.config.read;

import io.catcher.config.schema.FileKeys;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Place;
import io.catcher.config.yaml.SourceFile;
import io.catcher.config.yaml.Tree;
import io.catcher.config.yaml.YamlText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file that {@code include} names: its keys hold where the including file says nothing. Lists are not joined. */
final class Profile {

    private Profile() {}

    /** The profile's keys, or none if it cannot be read, in which case a mistake says why. */
    static Tree.Mapping read(String including, String name, Place place, Mistakes mistakes) {
        Tree.Mapping nothing = new Tree.Mapping(List.of(), place);
        String path = beside(including, name);
        String text = path == null ? null : SourceFile.read(path, FileKeys.INCLUDE.path(), place, mistakes);
        if (path == null) {
            mistakes.add(place, (place.line() == 0 ? "" : "include: ") + "is not a path");
        }
        Tree tree = path == null || text == null ? null : YamlText.parse(text, path, mistakes);
        if (tree == null) {
            return nothing;
        }
        if (tree instanceof Tree.Mapping mapping) {
            return withoutInclude(mapping, mistakes);
        }
        mistakes.add(tree.place(), "a profile must hold keys, not " + tree.kind());
        return nothing;
    }

    /** All keys of both; where both have one, groups are merged and any other value is that of the first. */
    static Tree.Mapping merged(Tree.Mapping over, Tree.Mapping under) {
        Map<String, Tree> left = new LinkedHashMap<>();
        under.entries().forEach(entry -> left.putIfAbsent(entry.key(), entry.value()));
        List<Tree.Entry> entries = new ArrayList<>();
        for (Tree.Entry entry : over.entries()) {
            boolean open = entry.value() instanceof Tree.Scalar scalar && scalar.isOpen();
            if (open && left.containsKey(entry.key())) {
                continue;
            }
            Tree other = left.remove(entry.key());
            boolean both = entry.value() instanceof Tree.Mapping && other instanceof Tree.Mapping;
            entries.add(both ? merged(entry, (Tree.Mapping) entry.value(), (Tree.Mapping) other) : entry);
        }
        under.entries().stream().filter(entry -> left.containsKey(entry.key())).forEach(entries::add);
        return new Tree.Mapping(entries, over.place());
    }

    private static Tree.Entry merged(Tree.Entry entry, Tree.Mapping over, Tree.Mapping under) {
        return new Tree.Entry(entry.key(), entry.place(), merged(over, under));
    }

    private static Tree.Mapping withoutInclude(Tree.Mapping mapping, Mistakes mistakes) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (Tree.Entry entry : mapping.entries()) {
            if (entry.key().equals(FileKeys.INCLUDE.path())) {
                mistakes.add(entry.place(), "a profile cannot include another one");
            } else {
                entries.add(entry);
            }
        }
        return new Tree.Mapping(entries, mapping.place());
    }

    static @Nullable String beside(String including, String name) {
        try {
            Path directory = Path.of(including).getParent();
            return directory == null ? name : directory.resolve(name).toString();
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
