package io.catcher.weave.advice;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@link CatchingAdvice} of a method that assigns its own parameters, as {@link ReassigningMethodAdvice}. */
final class ReassigningCatchingAdvice {

    private ReassigningCatchingAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
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
