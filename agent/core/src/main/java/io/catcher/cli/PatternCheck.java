package io.catcher.cli;

import io.catcher.config.Settings;
import io.catcher.config.yaml.Mistake;
import java.util.List;

/** Says what is wrong with the patterns of all rules. */
interface PatternCheck {

    List<Mistake> mistakes(Settings settings);
}
