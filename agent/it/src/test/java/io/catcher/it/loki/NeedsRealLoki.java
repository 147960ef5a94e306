package io.catcher.it.loki;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the tests of a class, or one test, where there is no Loki, and says why. A failed assumption in
 * {@code @BeforeAll} would do it too, but Surefire then counts no test as skipped: nobody would see it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealLoki.Condition.class)
public @interface NeedsRealLoki {

    /** Looks for a Loki before the class or the test is run. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return LokiFinder.whyNone()
                    .map(reason -> {
                        System.err.println("SKIPPED " + context.getDisplayName() + ": " + reason);
                        return ConditionEvaluationResult.disabled(reason);
                    })
                    .orElseGet(() -> ConditionEvaluationResult.enabled("there is a Loki"));
        }
    }
}
