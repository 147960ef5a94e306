package io.catcher.redact.scan;

import java.util.Arrays;
import java.util.List;

/** The literals as a tree of characters: a state for each of their beginnings, the root is 0. In arrays, made in one go. */
final class Trie {

    final int[] child;
    final int[] sibling;
    final char[] column;

    /** The literal that ends in the state; negative = none. */
    final int[] end;

    int size = 1;

    /**
     * Each literal is there once.
     *
     * @param columns of each character
     */
    Trie(List<String> literals, char[] columns) {
        int most = 1;
        for (String literal : literals) {
            most += literal.length();
        }
        this.child = new int[most];
        this.sibling = new int[most];
        this.column = new char[most];
        this.end = new int[most];
        Arrays.fill(end, -1);
        for (int i = 0; i < literals.size(); i++) {
            String literal = literals.get(i);
            int state = 0;
            for (int j = 0; j < literal.length(); j++) {
                state = follow(state, columns[literal.charAt(j)]);
            }
            end[state] = i;
        }
        // A state is a character in the automaton's table.
        if (size > Character.MAX_VALUE) {
            throw new IllegalArgumentException("more than 65,535 states");
        }
    }

    private int follow(int state, char wanted) {
        for (int at = child[state]; at != 0; at = sibling[at]) {
            if (column[at] == wanted) {
                return at;
            }
        }
        int made = size++;
        column[made] = wanted;
        sibling[made] = child[state];
        child[state] = made;
        return made;
    }
}
