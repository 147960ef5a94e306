package io.catcher.bugcatcher.fingerprint;

import io.catcher.bugcatcher.thrown.PackagePrefix;
import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the frames that say where a failure comes from: ours, innermost first. Immutable. */
final class OurFrames {

    private static final Pattern MORE = Pattern.compile("\\.\\.\\. (\\d{1,9}) .*");

    /** Makes or throws the exception for somebody else. */
    private static final Pattern THROWER = Pattern.compile(
            ".*(Exception|Error)(\\$\\w*)?\\.[^.]*|.*\\._?((throw|rethrow|raise|report|fail)([A-Z]\\w*)?|error)");

    private final Predicate<String> isOurs;

    private OurFrames(Predicate<String> isOurs) {
        this.isOurs = isOurs;
    }

    static OurFrames all() {
        return new OurFrames(frame -> true);
    }

    static OurFrames in(List<String> appPackages) {
        List<String> prefixes = List.copyOf(appPackages);
        return prefixes.isEmpty()
                ? new OurFrames(OurFrames::isProbablyOurs)
                : new OurFrames(frame -> prefixes.stream().anyMatch(prefix -> PackagePrefix.covers(prefix, frame)));
    }

    private static boolean isProbablyOurs(String frame) {
        return !Libraries.isJdk(frame) && !Libraries.isKnown(frame) && !Libraries.isTest(frame);
    }

    /**
     * Those of the innermost cause that has any, since that is where it went wrong; where none has, because all happened
     * in libraries or on their threads, the libraries' own, and last the JDK's.
     */
    List<String> innermost(List<Thrown> chain, int most) {
        List<List<String>> stacks = stacks(chain);
        for (Predicate<String> wanted : List.of(isOurs, OurFrames::isOfLibrary, (Predicate<String>) frame -> true)) {
            for (int i = stacks.size() - 1; i >= 0; i--) {
                Set<String> kept = new LinkedHashSet<>();
                stacks.get(i).stream().filter(wanted).forEach(kept::add);
                if (!kept.isEmpty()) {
                    return withoutThrowers(List.copyOf(kept)).stream()
                            .limit(most)
                            .toList();
                }
            }
        }
        return List.of();
    }

    private static boolean isOfLibrary(String frame) {
        return !Libraries.isJdk(frame) && !Libraries.isTest(frame);
    }

    private static List<String> withoutThrowers(List<String> frames) {
        int first = 0;
        while (first < frames.size() && THROWER.matcher(frames.get(first)).matches()) {
            first++;
        }
        return first == frames.size() ? frames : frames.subList(first, frames.size());
    }

    /** The stacks as they were, before printing left out what a cause has in common with what encloses it. */
    private static List<List<String>> stacks(List<Thrown> chain) {
        List<List<String>> stacks = new ArrayList<>(chain.size());
        List<String> enclosing = List.of();
        for (Thrown one : chain) {
            List<String> whole = new ArrayList<>();
            for (String frame : one.frames()) {
                Matcher more = MORE.matcher(frame);
                if (more.matches()) {
                    int count = Math.min(Integer.parseInt(more.group(1)), enclosing.size());
                    whole.addAll(enclosing.subList(enclosing.size() - count, enclosing.size()));
                } else {
                    whole.add(frame);
                }
            }
            stacks.add(whole.stream()
                    .map(StableNames::ofFrame)
                    .filter(name -> !name.isEmpty())
                    .toList());
            enclosing = whole;
        }
        return stacks;
    }
}
