package io.catcher.cli;

import java.io.File;
import java.util.regex.Pattern;

/** A word of a command line as one types it: people copy what they are told to type next, blanks in paths and all. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./\\\\-]+");

    private ShellWord() {}

    /** The very same word where no shell reads anything into it. */
    public static String of(String word) {
        return of(word, File.separatorChar == '\\');
    }

    static String of(String word, boolean windows) {
        if (PLAIN.matcher(word).matches() && (windows || word.indexOf('\\') < 0)) {
            return word;
        }
        return windows ? '"' + word + '"' : '\'' + word.replace("'", "'\\''") + '\'';
    }
}
