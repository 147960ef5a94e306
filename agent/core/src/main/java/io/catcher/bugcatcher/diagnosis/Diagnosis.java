package io.catcher.bugcatcher.diagnosis;

import io.catcher.config.ErrorRule;
import io.catcher.event.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of a failure.
 *
 * @param recoverable whether the same call can succeed later without anybody doing anything
 * @param hint what a person can do; null = nobody knows
 */
public record Diagnosis(
        String code,
        String category,
        Severity severity,
        boolean recoverable,
        @Nullable String hint) {

    /** Of a type that nobody knows: the application's own. */
    static final Diagnosis UNKNOWN = new Diagnosis("E303", "application", Severity.ERROR, false, null);

    static Diagnosis of(ErrorRule rule) {
        return new Diagnosis(
                rule.code(),
                rule.category(),
                Severity.valueOf(rule.severity().toUpperCase(Locale.ROOT)),
                rule.recoverable(),
                rule.hint().isEmpty() ? null : rule.hint());
    }
}
