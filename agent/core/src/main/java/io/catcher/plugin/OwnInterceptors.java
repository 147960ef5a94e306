package io.catcher.plugin;

import io.catcher.bugcatcher.BugCatcher;
import io.catcher.chain.Interceptor;
import io.catcher.config.InterceptorSettings;
import io.catcher.config.Rule;
import io.catcher.event.Watched;
import io.catcher.ship.Outbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The interceptors that the configuration names, for the chains of the methods that they concern. Thread-safe. */
public final class OwnInterceptors {

    /** What they need of the agent; a complaint is also for people who do not read its log. */
    public record Surroundings(
            IntFunction<@Nullable Watched> methods,
            Outbox outbox,
            @Nullable BugCatcher bugcatcher,
            Callable<Path> home,
            Consumer<String> log,
            Consumer<String> complaints) {}

    private record Placed(InterceptorSettings settings, Interceptor interceptor) {}

    private final List<Placed> all = new ArrayList<>();
    private final List<BuiltIn> builtIn = new ArrayList<>();

    /**
     * Loads nothing yet.
     *
     * @param sound those in which {@link PluginCheck} found no mistake
     */
    public OwnInterceptors(List<InterceptorSettings> sound, Surroundings agent) {
        for (InterceptorSettings settings : sound) {
            all.add(new Placed(settings, settings.jar().isEmpty() ? builtIn(settings, agent) : own(settings, agent)));
        }
    }

    private Interceptor builtIn(InterceptorSettings settings, Surroundings agent) {
        BuiltIn made = settings.className().equals(BuiltIn.LOG)
                ? new CallLog(settings.priority(), agent)
                : new CallMetrics(settings.priority(), agent);
        builtIn.add(made);
        return made;
    }

    private static Interceptor own(InterceptorSettings settings, Surroundings agent) {
        Troubles troubles = new Troubles(agent.outbox(), agent.bugcatcher(), agent.log(), agent.complaints());
        Plugin plugin = new Plugin(settings, line -> troubles.leftOut(settings.className(), line));
        return new OwnInterceptor(settings, plugin, agent.methods(), troubles);
    }

    /** Those around the methods of a rule, in the order of the file. */
    public List<Interceptor> of(Rule rule) {
        if (all.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(placed -> placed.settings().concerns(rule.name()))
                .map(Placed::interceptor)
                .toList();
    }

    /** Called about ten times a second, on the agent's thread. */
    public void beat() {
        builtIn.forEach(one -> one.beat(System.nanoTime()));
    }

    /** Called at the end of the JVM. */
    public void finish() {
        builtIn.forEach(BuiltIn::finish);
    }
}
