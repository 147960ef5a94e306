package io.catcher.redact.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All literals at once, one table look-up a character, after Aho and Corasick, "Efficient string matching" (1975): a state
 * is the longest end of what was read that begins a literal. Immutable.
 */
final class Automaton {

    private final char[] columns = new char[128];
    private final int width;
    private final char[] next;
    private final int[][] found;

    /** @param literals folded, and of ASCII alone */
    Automaton(List<String> literals) {
        this.width = 1 + number(literals);
        List<int[]> rows = new ArrayList<>(List.of(row(-1)));
        List<List<Integer>> ends = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < literals.size(); i++) {
            int state = 0;
            for (int j = 0; j < literals.get(i).length(); j++) {
                char c = literals.get(i).charAt(j);
                int[] row = rows.get(state);
                if (row[columns[c]] < 0) {
                    row[columns[c]] = rows.size();
                    rows.add(row(-1));
                    ends.add(new ArrayList<>());
                }
                state = row[columns[c]];
            }
            ends.get(state).add(i);
        }
        complete(rows, ends);
        this.next = table(rows);
        this.found = ends.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** As characters: a table of half the size stays in the processor's cache. */
    private char[] table(List<int[]> rows) {
        if (rows.size() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("more than 65,535 states");
        }
        char[] table = new char[rows.size() * width];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) rows.get(i / width)[i % width];
        }
        return table;
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

    private int[] row(int value) {
        int[] row = new int[width];
        Arrays.fill(row, value);
        return row;
    }

    /** Breadth first: where a literal cannot go on, its longest other end does. */
    private void complete(List<int[]> rows, List<List<Integer>> ends) {
        int[] fail = new int[rows.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = rows.get(state);
            for (int column = 0; column < width; column++) {
                int other = state == 0 ? 0 : rows.get(fail[state])[column];
                if (row[column] < 0) {
                    row[column] = other;
                } else {
                    fail[row[column]] = other;
                    ends.get(row[column]).addAll(ends.get(other));
                    queue.add(row[column]);
                }
            }
        }
    }

    int next(int state, char folded) {
        return next[state * width + (folded < 128 ? columns[folded] : 0)];
    }

    /** The literals that end in the state, longest first. */
    int[] found(int state) {
        return found[state];
    }
}
