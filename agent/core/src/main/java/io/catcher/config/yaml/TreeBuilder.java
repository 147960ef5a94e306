package io.catcher.config.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree of the one document that a configuration holds. */
final class TreeBuilder {

    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 50_000;

    private final String source;
    private final Iterator<Event> events;
    private final Map<Place, String> refused;
    private int depth;
    private int nodes;

    /** @param refused places of values that were read only to find what else is wrong in the file */
    TreeBuilder(String source, Iterator<Event> events, Map<Place, String> refused) {
        this.source = source;
        this.events = events;
        this.refused = refused;
    }

    /** Null if there is no document, or an empty one. */
    @Nullable
    Tree build() {
        Tree root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, DocumentEnd, StreamEnd -> {}
                default -> {
                    if (root != null) {
                        throw new TooMuch(place(event), "a second YAML document; the file may hold only one");
                    }
                    root = node(event);
                }
            }
        }
        return root instanceof Tree.Scalar scalar && scalar.isOpen() ? null : root;
    }

    private Tree node(Event event) {
        Place place = place(event);
        if (++nodes > MOST_NODES) {
            throw new TooMuch(place, "more than " + MOST_NODES + " values; the file is not used");
        }
        if (++depth > DEEPEST) {
            throw new TooMuch(place, "nested deeper than " + DEEPEST + " levels; the file is not used");
        }
        Tree tree =
                switch (event.getEventId()) {
                    case SequenceStart -> sequence(place);
                    case MappingStart -> mapping(place);
                    case Scalar -> scalar((ScalarEvent) event, place);
                    default -> new Tree.Refused("", place);
                };
        depth--;
        String refusal = refused.getOrDefault(place, refusal(event));
        return refusal == null ? tree : new Tree.Refused(refusal, place);
    }

    private static Tree scalar(ScalarEvent event, Place place) {
        return new Tree.Scalar(event.getValue(), event.isPlain(), place);
    }

    private Tree sequence(Place place) {
        List<Tree> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event));
        }
        return new Tree.Sequence(items, place);
    }

    private Tree mapping(Place place) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Tree key = node(event);
            Tree value = node(events.next());
            if (key instanceof Tree.Scalar name) {
                entries.add(new Tree.Entry(name.text(), name.place(), value));
            } else {
                String why = key instanceof Tree.Refused refused ? refused.why() : "a key must be a word";
                entries.add(new Tree.Entry("", key.place(), new Tree.Refused(why, key.place())));
            }
        }
        return new Tree.Mapping(entries, place);
    }

    private static @Nullable String refusal(Event event) {
        if (event instanceof AliasEvent) {
            return "an unquoted '*' starts a YAML alias, and aliases are not supported; put it in quotes";
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            return "an unquoted '&' starts a YAML anchor, and anchors are not supported; put it in quotes";
        }
        boolean tagged = event instanceof ScalarEvent scalar
                ? scalar.getTag().isPresent()
                : event instanceof CollectionStartEvent start && start.getTag().isPresent();
        return tagged ? "an unquoted '!' starts a YAML tag, and tags are not supported; put it in quotes" : null;
    }

    private Place place(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isPresent()
                ? new Place(source, mark.get().getLine() + 1, mark.get().getColumn() + 1)
                : Place.of(source);
    }
}
