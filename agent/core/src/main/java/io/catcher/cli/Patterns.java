package io.catcher.cli;

import io.catcher.config.read.Reading;
import io.catcher.config.yaml.Mistake;
import io.catcher.config.yaml.Place;
import io.catcher.weave.match.Matcher;
import io.catcher.weave.match.PatternMistake;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks the matcher itself, so that {@code validate} and the agent never disagree. */
final class Patterns implements PatternCheck {

    // From the right: a file's name may hold colons and numbers too.
    private static final Pattern PLACE = Pattern.compile("(.*):(\\d{1,9}):(\\d{1,9})", Pattern.DOTALL);

    @Override
    public List<Mistake> mistakes(Reading reading) {
        return Matcher.compile(reading.settings(), reading.leftOut()).mistakes().stream()
                .map(Patterns::mistake)
                .toList();
    }

    private static Mistake mistake(PatternMistake mistake) {
        String line = mistake.toString();
        return new Mistake(
                place(mistake.place()),
                line.substring(Math.min(line.length(), mistake.place().length() + 2)));
    }

    static Place place(String text) {
        java.util.regex.Matcher matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            return Place.of(text);
        }
        MatchResult found = matcher.toMatchResult();
        return new Place(found.group(1), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
    }
}
