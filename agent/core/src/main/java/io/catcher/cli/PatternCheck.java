package io.catcher.cli;

import io.catcher.config.read.Reading;
import io.catcher.config.yaml.Mistake;
import java.util.List;

/** Says what is wrong with the patterns of all rules, also of those that are left out. */
interface PatternCheck {

    List<Mistake> mistakes(Reading reading);
}
