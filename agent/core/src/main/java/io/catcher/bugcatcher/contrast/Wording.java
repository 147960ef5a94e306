package io.catcher.bugcatcher.contrast;

import io.catcher.event.Watched;
import io.catcher.event.part.Contrast;
import java.util.List;
import java.util.Locale;

/** Puts findings into words. Thread-safe. */
final class Wording {

    private final Names names;

    Wording(Names names) {
        this.names = names;
    }

    /** @param ofFailures calls that were compared; likewise ofSuccesses */
    Contrast of(Judge.Finding finding, Watched method, int ofFailures, int ofSuccesses) {
        String parameter = parameter(finding.feature().slot(), method.parameterNames());
        // What it looked like before is not known: only the frame that is left can be read.
        String feature = feature(finding.feature()) + (finding.fixed() ? "" : " when the call ended");
        String text = String.format(
                Locale.ROOT,
                "%s %s in %d of %d failures, %d of %d successes",
                parameter,
                feature,
                finding.failures(),
                ofFailures,
                finding.successes(),
                ofSuccesses);
        return new Contrast(
                method.toolName(),
                parameter,
                feature,
                finding.failures(),
                ofFailures,
                finding.successes(),
                ofSuccesses,
                text);
    }

    /** The name of a parameter, or of a field of it: {@code order.customer}. */
    String parameter(int slot, List<String> parameters) {
        int place = Digest.parameter(slot);
        String own = place == 0 ? "this" : place <= parameters.size() ? parameters.get(place - 1) : "arg" + (place - 1);
        return Digest.field(slot) == 0 ? own : own + "." + names.name(Digest.field(slot));
    }

    private String feature(Feature feature) {
        return switch (feature.trait()) {
            case NULL -> "null";
            case NOT_NULL -> "not null";
            case EMPTY -> "empty";
            case NOT_EMPTY -> "not empty";
            case VALUE -> value(feature);
            case SAME -> feature.sort() == Digest.TEXT ? "the same text" : "the same value";
            case MARK ->
                feature.sort() == Digest.TEXT ? ofText((int) feature.value()) : ofNumber((int) feature.value());
            case SIGN -> feature.value() == Scale.ZERO ? "negative" : "positive";
            case FROM -> from(feature);
            case BELOW -> below(feature);
            case CLASS -> "of class " + names.name((int) feature.value());
        };
    }

    private String value(Feature feature) {
        return switch (feature.sort()) {
            case Digest.TRUTH -> feature.value() == 0 ? "false" : "true";
            case Digest.CONSTANT -> names.name((int) feature.value());
            default -> Long.toString(feature.value());
        };
    }

    private static String ofText(int mark) {
        return switch (mark) {
            case Digest.BLANK -> "blank";
            case Digest.DIGITS -> "of digits only";
            case Digest.NOT_DIGITS -> "not of digits only";
            case Digest.NON_ASCII -> "with characters beyond ASCII";
            case Digest.SPACE_AT_END -> "with a space at an end";
            default -> "with control characters";
        };
    }

    private static String ofNumber(int mark) {
        return mark == Digest.FRACTION ? "with a fraction" : "not a finite number";
    }

    private static String from(Feature feature) {
        int step = (int) feature.value();
        return switch (feature.sort()) {
            case Digest.TEXT -> "of " + Scale.CHARACTERS.step(step) + " or more characters";
            case Digest.SIZED -> "of " + Scale.ELEMENTS.step(step) + " or more elements";
            default -> step == Scale.ZERO ? "zero or more" : Scale.AMOUNT.step(step) + " or more";
        };
    }

    private static String below(Feature feature) {
        int step = (int) feature.value();
        return switch (feature.sort()) {
            case Digest.TEXT -> "of less than " + Scale.CHARACTERS.step(step) + " characters";
            case Digest.SIZED -> "of less than " + Scale.ELEMENTS.step(step) + " elements";
            default -> step == Scale.POSITIVE ? "zero or less" : "less than " + Scale.AMOUNT.step(step);
        };
    }
}
