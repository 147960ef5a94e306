package io.catcher.bugcatcher.contrast;

/**
 * Fisher's exact test of a fourfold table, one-sided: how likely failures would have a feature at least as often as they
 * had, were it dealt out to all calls by chance. Source: R. A. Fisher, The Logic of Inductive Inference, Journal of the
 * Royal Statistical Society 98 (1935), 39–82.
 */
final class Fisher {

    private static final int MOST = 1_024;
    private static final double[] LOG_FACTORIAL = logFactorials();

    private Fisher() {}

    /**
     * @param failures calls that failed, of which {@code with} had the feature
     * @param successes calls that did not, of which {@code withToo} had it; all together at most 1,023
     */
    static double chance(int with, int failures, int withToo, int successes) {
        int total = with + withToo;
        double chance = 0;
        for (int more = with; more <= Math.min(failures, total); more++) {
            if (total - more <= successes) {
                chance +=
                        Math.exp(log(failures, more) + log(successes, total - more) - log(failures + successes, total));
            }
        }
        return Math.min(1, chance);
    }

    /** Logarithm of the number of ways to choose so many of all. */
    private static double log(int of, int chosen) {
        return LOG_FACTORIAL[of] - LOG_FACTORIAL[chosen] - LOG_FACTORIAL[of - chosen];
    }

    private static double[] logFactorials() {
        double[] logs = new double[MOST];
        for (int i = 2; i < MOST; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        return logs;
    }
}
