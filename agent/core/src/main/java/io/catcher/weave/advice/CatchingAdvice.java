package io.catcher.weave.advice;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Advice of a method of which only failures are watched: a handler around its body and nothing else, so that a call that
 * succeeds costs nothing. Who called it is not known then. Otherwise as {@link MethodAdvice}.
 */
final class CatchingAdvice {

    private CatchingAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class, backupArguments = false)
    static void exit(
            @SiteId int site,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments) {
        if (thrown != null && CatcherBridge.exit(site, null, thrown)) {
            CatcherBridge.detail(site, null, thrown, self, arguments, null);
        }
    }
}
