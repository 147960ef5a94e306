package io.catcher.boot;

import io.catcher.boot.reload.Power;
import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.chain.Dispatcher;
import io.catcher.weave.LoadedClasses;
import io.catcher.weave.Reweaving;
import io.catcher.weave.Transformer;
import io.catcher.weave.jdk.JdkWeaving;
import io.catcher.weave.match.Matcher;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What of the agent is in the application's code: the advice of woven methods, the calls in the JDK, and who answers them. */
final class Installed implements Power.Installation {

    /** Between some classes that are retransformed and the next: each time the whole JVM stands still for some milliseconds. */
    private static final long REST_NANOS = 20_000_000L;

    private final Instrumentation instrumentation;
    private final Transformer transformer;
    private final Dispatcher dispatcher;
    private final LoadedClasses loaded;
    private final Reweaving reweaving;
    private final List<JdkWeaving> jdk = new ArrayList<>();
    private boolean answers;

    Installed(Instrumentation instrumentation, Transformer transformer, Dispatcher dispatcher, LoadedClasses loaded) {
        this.instrumentation = instrumentation;
        this.transformer = transformer;
        this.dispatcher = dispatcher;
        this.loaded = loaded;
        this.reweaving = new Reweaving(loaded, transformer, () -> LockSupport.parkNanos(REST_NANOS));
    }

    /** @param matcher {@link Matcher#NOTHING} where it is switched off: then nothing is answered either */
    void start(Matcher matcher, ContextMaps contextMaps) {
        if (matcher != Matcher.NOTHING) {
            answer();
        }
        transformer.matcher(matcher);
        instrumentation.addTransformer(transformer, true);
        loaded.weave(transformer, contextMaps);
    }

    /** The application's classes that are loaded, by their internal names. */
    Map<String, LoadedClasses.ClassFile> ofApplication() {
        return loaded.ofApplication();
    }

    /** Weaves the loaded classes of these names as the rules and chains are now. */
    void weaveAnew(Set<String> internalNames) {
        loaded.weave(internalNames);
    }

    /** About how many classes were loaded since the start. */
    int loadedClasses() {
        return transformer.loadedClasses();
    }

    /** Also this is to be in the JDK as long as anything is answered. */
    void with(JdkWeaving calls) {
        jdk.add(calls);
        if (answers) {
            calls.install(instrumentation);
        }
    }

    @Override
    public void silence() {
        CatcherBridge.target(null);
    }

    @Override
    public void answer() {
        dispatcher.forgetCalls();
        CatcherBridge.target(dispatcher);
        answers = true;
        for (JdkWeaving calls : jdk) {
            calls.install(instrumentation);
        }
    }

    @Override
    public void weave(Matcher now) {
        reweaving.to(now);
        if (now == Matcher.NOTHING) {
            answers = false;
            for (JdkWeaving calls : jdk) {
                calls.uninstall(instrumentation);
            }
        }
    }

    @Override
    public void replace(Matcher now) {
        transformer.matcher(now);
    }

    @Override
    public void catchUp() {
        reweaving.catchUp();
    }

    @Override
    public Map<String, Integer> woven() {
        return transformer.wovenMethods().byClass();
    }
}
