package io.catcher.redact.scan;

import java.util.List;

/**
 * All literals at once, one table look-up a character, after Aho and Corasick, "Efficient string matching" (1975): a state
 * is the longest end of what was read that begins a literal. Immutable.
 */
final class Automaton {

    private static final int[] NONE = {};

    private final char[] columns = new char[128];
    private final int width;
    private final char[] next;
    private final int[][] found;

    /** @param literals folded, and of ASCII alone */
    Automaton(List<String> literals) {
        this.width = 1 + number(literals);
        Trie trie = new Trie(literals, columns);
        this.next = new char[trie.size * width];
        this.found = new int[trie.size][];
        complete(trie);
    }

    /** Gives each character that occurs a column; all others share the column 0, which leads back to the root. */
    private int number(List<String> literals) {
        int count = 0;
        for (String literal : literals) {
            for (int i = 0; i < literal.length(); i++) {
                char c = literal.charAt(i);
                if (columns[c] == 0) {
                    columns[c] = (char) ++count;
                }
            }
        }
        return count;
    }

    /**
     * Breadth first: where a literal cannot go on, its longest other end does. Each row begins as a copy of that other
     * end's, which is shorter and therefore complete. Filling the rows cell by cell took a young JVM 80 ms, before any of
     * it was compiled, and the first failure had to wait for it.
     */
    private void complete(Trie trie) {
        int[] fail = new int[trie.size];
        int[] queue = new int[trie.size];
        int queued = 1;
        found[0] = NONE;
        for (int i = 0; i < queued; i++) {
            int state = queue[i];
            int row = state * width;
            if (state != 0) {
                System.arraycopy(next, fail[state] * width, next, row, width);
                found[state] = joined(trie.end[state], found[fail[state]]);
            }
            for (int child = trie.child[state]; child != 0; child = trie.sibling[child]) {
                int cell = row + trie.column[child];
                fail[child] = next[cell];
                next[cell] = (char) child;
                queue[queued++] = child;
            }
        }
    }

    /** Most states end what their other end ends, or nothing: they share one array. */
    private static int[] joined(int own, int[] others) {
        if (own < 0) {
            return others;
        }
        int[] all = new int[others.length + 1];
        all[0] = own;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    int next(int state, char folded) {
        return next[state * width + (folded < 128 ? columns[folded] : 0)];
    }

    /** The literals that end in the state, longest first. */
    int[] found(int state) {
        return found[state];
    }
}
