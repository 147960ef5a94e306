package io.catcher.config.yaml;

import java.util.List;

/** What a YAML file says, with places, before anybody knows what it means. Immutable. */
public sealed interface Tree {

    Place place();

    /** What the node is, in the user's words. */
    String kind();

    /**
     * A single value.
     *
     * @param plain not in quotes
     */
    record Scalar(String text, boolean plain, Place place) implements Tree {

        /** Whether the user left the value open: {@code key:}, {@code key: ~} or {@code key: null}. */
        public boolean isOpen() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String kind() {
            return "a single value";
        }
    }

    /** {@code [a, b]}, or lines that start with a dash. */
    record Sequence(List<Tree> items, Place place) implements Tree {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values in the order of the file; a key that is given twice is here twice. */
    record Mapping(List<Entry> entries, Place place) implements Tree {

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /** One key of a mapping. */
    record Entry(String key, Place place, Tree value) {}

    /** Something that YAML allows and this file may not hold, such as an alias or a tag. */
    record Refused(String why, Place place) implements Tree {

        @Override
        public String kind() {
            return why;
        }
    }
}
