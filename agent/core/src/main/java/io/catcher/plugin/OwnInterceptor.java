package io.catcher.plugin;

import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.chain.Call;
import io.catcher.chain.Frame;
import io.catcher.chain.Interceptor;
import io.catcher.config.InterceptorSettings;
import io.catcher.event.Watched;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An interceptor of the user's own in its chains. While its code runs, watched methods that it calls are not watched. What it
 * throws is told, and goes on to the wall around every interceptor, which counts it. Thread-safe.
 */
final class OwnInterceptor implements Interceptor {

    private final InterceptorSettings settings;
    private final Plugin plugin;
    private final IntFunction<@Nullable Watched> methods;
    private final Troubles troubles;

    OwnInterceptor(
            InterceptorSettings settings, Plugin plugin, IntFunction<@Nullable Watched> methods, Troubles troubles) {
        this.settings = settings;
        this.plugin = plugin;
        this.methods = methods;
        this.troubles = troubles;
    }

    @Override
    public String name() {
        return settings.className();
    }

    @Override
    public int priority() {
        return settings.priority();
    }

    @Override
    public boolean wantsFrame() {
        return true;
    }

    @Override
    public void switchedOff(int failures, Throwable last) {
        troubles.switchedOff(name(), failures, last);
    }

    @Override
    public void enter(Call call, ThreadRequests thread) throws Exception {
        Frame frame = call.frame();
        if (frame == null) {
            return;
        }
        boolean before = call.unwatched(true);
        try {
            io.catcher.api.Interceptor own = plugin.interceptor();
            if (own != null) {
                Watched method = Objects.requireNonNull(methods.apply(call.siteId()));
                OwnCall seen = new OwnCall(method, frame, call.start());
                own.onEnter(seen);
                frame.note(this, seen);
            }
        } catch (Throwable failure) {
            tell(call, failure);
            throw failure;
        } finally {
            call.unwatched(before);
        }
    }

    @Override
    public boolean exit(Call call, @Nullable Throwable thrown) throws Exception {
        Frame frame = call.frame();
        io.catcher.api.Interceptor own = plugin.interceptor();
        if (own == null || frame == null || !(frame.note(this) instanceof OwnCall seen)) {
            return false;
        }
        boolean before = call.unwatched(true);
        try {
            seen.threw(thrown);
            own.onExit(seen);
        } catch (Throwable failure) {
            // Thrown on, by habit: no failure of the interceptor, and what leaves the method is told anyway.
            if (failure != thrown) {
                tell(call, failure);
                throw failure;
            }
        } finally {
            call.unwatched(before);
        }
        return false;
    }

    private void tell(Call call, Throwable failure) {
        // The application's stack or heap is exhausted: not the interceptor's fault, and no moment to tell anything.
        if (!(failure instanceof VirtualMachineError)) {
            troubles.failed(call, failure);
        }
    }
}
