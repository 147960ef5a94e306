package io.catcher.config.read;

import io.catcher.config.schema.Type;
import io.catcher.config.schema.WrongValue;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Mistakes;
import io.catcher.config.yaml.Shown;
import io.catcher.config.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes values of a tree's nodes. What is wrong becomes a mistake and no value. */
final class ValueReader {

    private final Substitution substitution;
    private final Mistakes mistakes;

    ValueReader(Substitution substitution, Mistakes mistakes) {
        this.substitution = substitution;
        this.mistakes = mistakes;
    }

    /**
     * Empty if the value was left open, or is wrong.
     *
     * @param name the key as messages name it
     */
    // Each kind of type says what its values are, which the compiler cannot follow through the sealed interface.
    @SuppressWarnings("unchecked")
    <T> Optional<T> read(Type<T> type, String name, Tree tree) {
        if (tree instanceof Tree.Refused refused) {
            mistakes.add(refused.place(), refused.why());
            return Optional.empty();
        }
        if (tree instanceof Tree.Scalar scalar && scalar.isOpen()) {
            return Optional.empty();
        }
        if (type instanceof Type.One<T> one) {
            return single(one, name, tree);
        }
        return (Optional<T>) (type instanceof Type.Many<?> many ? list(many.item(), name, tree) : groups(name, tree));
    }

    private <T> Optional<T> single(Type.One<T> type, String name, Tree tree) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            mistakes.add(tree.place(), name + ": must be a single value, not " + tree.kind());
            return Optional.empty();
        }
        String text;
        try {
            text = substitution.fill(scalar.text());
        } catch (Substitution.Unfilled unfilled) {
            mistakes.add(scalar.place(), name + ": " + unfilled.getMessage());
            return Optional.empty();
        }
        boolean filled = !text.equals(scalar.text());
        if (filled && text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.read(text, scalar.place()));
        } catch (WrongValue wrong) {
            String meant = filled ? "" : type.meant(wrong, scalar.place());
            mistakes.add(mistake(name, scalar, filled, text, wrong, meant));
            return Optional.empty();
        }
    }

    private static Mistake mistake(
            String name, Tree.Scalar scalar, boolean filled, String text, WrongValue wrong, String meant) {
        // A variable may hold a secret: what it gave is not repeated, and so neither is what it may have meant.
        return filled
                ? new Mistake(
                        scalar.place(), name + ": " + Shown.quoted(scalar.text()) + " gives what " + wrong.getMessage())
                : new Mistake(
                        scalar.place(),
                        name + ": " + wrong.about(text),
                        meant,
                        wrong.secret() ? Math.max(1, scalar.place().column()) : 0);
    }

    private <T> Optional<List<T>> list(Type.One<T> item, String name, Tree tree) {
        if (tree instanceof Tree.Mapping) {
            mistakes.add(tree.place(), name + ": must be a list, not " + tree.kind());
            return Optional.empty();
        }
        List<Tree> items = tree instanceof Tree.Sequence sequence ? sequence.items() : List.of(tree);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String itemName = items.size() == 1 ? name : name + '[' + i + ']';
            Tree value = items.get(i);
            if (value instanceof Tree.Scalar scalar && scalar.isOpen()) {
                mistakes.add(scalar.place(), itemName + ": is empty");
            } else {
                read(item, itemName, value).ifPresent(values::add);
            }
        }
        return Optional.of(List.copyOf(values));
    }

    private Optional<List<Tree>> groups(String name, Tree tree) {
        if (tree instanceof Tree.Sequence sequence) {
            return Optional.of(sequence.items());
        }
        mistakes.add(tree.place(), name + ": must be a list, each item after a dash: '- name: ...'");
        return Optional.empty();
    }
}
