package io.catcher.weave.advice;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Advice of a method that assigns its own parameters: keeps the originals. Not for every method, since the copy would keep
 * alive what a method lets go by setting a parameter to null. Otherwise as {@link MethodAdvice}.
 */
final class ReassigningMethodAdvice {

    private ReassigningMethodAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@SiteId int site) {
        return CatcherBridge.enter(site);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @SiteId int site,
            @Advice.Enter @Nullable Object cookie,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result) {
        if (CatcherBridge.exit(site, cookie, thrown)) {
            CatcherBridge.detail(site, cookie, thrown, self, arguments, result);
        }
    }
}
