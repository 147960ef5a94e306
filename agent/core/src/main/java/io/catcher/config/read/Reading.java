package io.catcher.config.read;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.config.yaml.Mistake;
import java.util.List;

/**
 * What a reading gave. Immutable.
 *
 * @param settings what holds, with defaults in place of what is wrong, and without the rules that are wrong
 * @param leftOut those rules, since their patterns may be wrong too and all mistakes are told at once
 * @param errorCodes what the user adds to the registry of error codes
 * @param mistakes all of them, in the order of the file; empty = all is well
 * @param files paths of the files that it depends on, also of those that are not there
 */
public record Reading(
        Settings settings, List<Rule> leftOut, ErrorRegistry errorCodes, List<Mistake> mistakes, List<String> files) {

    public Reading {
        leftOut = List.copyOf(leftOut);
        mistakes = List.copyOf(mistakes);
        files = List.copyOf(files);
    }
}
