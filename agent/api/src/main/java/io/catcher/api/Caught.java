package io.catcher.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The agent watches this method, or all methods of this class that a rule's {@code #*} would take, without a rule. Where a
 * rule of the configuration matches it too, that says how; {@code exclude} leaves it out. Not inherited.
 */
// At run time, though nobody reads it there: when a loaded class is woven again, HotSpot hands out its file without the
// others.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Caught {

    /** What events call the method, instead of {@code Class.method}; on a class it means nothing. */
    String name() default "";

    /** How much an event tells. */
    Level level() default Level.INFO;
}
