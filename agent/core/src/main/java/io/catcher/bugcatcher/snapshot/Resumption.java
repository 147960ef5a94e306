package io.catcher.bugcatcher.snapshot;

import io.catcher.event.Watched;
import org.jspecify.annotations.Nullable;

/**
 * A call by which a coroutine of Kotlin goes on. The function is called again, with nulls and zeros in place of what it was
 * called with: an event said "sku null", and that failing calls had it in common. What it keeps over the pause is in the
 * continuation, its last argument, which then is one of the function's own class.
 */
public final class Resumption {

    private Resumption() {}

    public static boolean is(Watched method, @Nullable Object[] arguments) {
        Object last = arguments.length == 0 ? null : arguments[arguments.length - 1];
        return last != null
                && method.suspends()
                && last.getClass().getName().startsWith(method.className() + "$" + method.methodName() + "$");
    }
}
