package io.catcher.config.schema;

import java.util.Collection;
import java.util.Locale;

/**
 * Finds the word that somebody meant: by the Damerau-Levenshtein distance (restricted: optimal string alignment), which
 * counts a letter too many, too few, wrong, or swapped with its neighbour as one slip each.
 */
public final class Nearest {

    /** Longer texts are no slips of the words here, and comparing them costs time. */
    private static final int LONGEST = 80;

    /** What is further off than this is nothing that anybody meant. */
    public static final int MOST_SLIPS = 4;

    private Nearest() {}

    /** The known word with the fewest slips, or an empty text if none is near. */
    public static String of(String text, Collection<String> known) {
        if (text.length() > LONGEST) {
            return "";
        }
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String word : known) {
            int slips = distance(folded(text), folded(word));
            if (slips < fewest && slips <= allowed(word)) {
                best = word;
                fewest = slips;
            }
        }
        return best;
    }

    /** The same for batchSize, batch-size and BATCH_SIZE: another habit of writing is no slip. */
    public static String folded(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static int allowed(String word) {
        return Math.max(1, Math.min(MOST_SLIPS, folded(word).length() / 3));
    }

    private static int distance(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 ? j : j == 0 ? i : step(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int step(int[][] slips, String a, String b, int i, int j) {
        int wrong = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(wrong, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, slips[i - 2][j - 2] + 1) : best;
    }
}
