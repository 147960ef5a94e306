package io.catcher.weave.advice;

import io.catcher.chain.Dispatcher;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Advice of a method that an interceptor of the user's own is around: hands the objects of each call over. They are held
 * until the call ends anyway, so the arguments' originals are kept whether or not the body assigns them.
 */
final class HandingAdvice {

    private HandingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
            @SiteId int site,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments) {
        return CatcherBridge.call(Dispatcher.ENTERS, site, self, arguments);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @SiteId int site,
            @Advice.Enter @Nullable Object cookie,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments @Nullable Object[] arguments,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result) {
        if (thrown == null) {
            CatcherBridge.call(Dispatcher.RETURNS, 0, cookie, result);
        }
        if (CatcherBridge.exit(site, cookie, thrown)) {
            CatcherBridge.detail(site, cookie, thrown, self, arguments, result);
        }
    }
}
