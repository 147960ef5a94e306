package io.catcher.boot;

import io.catcher.boot.reload.Configuration;
import io.catcher.boot.reload.DeadRules;
import io.catcher.boot.reload.KillSwitch;
import io.catcher.boot.reload.Live;
import io.catcher.boot.reload.Notes;
import io.catcher.boot.reload.Power;
import io.catcher.boot.reload.Reload;
import io.catcher.boot.reload.Watch;
import io.catcher.weave.WovenMethods.Taken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows what people do to the agent while it runs, to its files and its switch, and tells them what came of their rules. */
final class Following {

    private final Configuration started;
    private final Installed installed;
    private final Notes notes;
    private final Power power;
    private final boolean on;
    private final Instant readAt = Instant.now();

    /** Looks whether it is switched off at the start. */
    Following(Configuration started, Installed installed, Notes notes) {
        this.started = started;
        this.installed = installed;
        this.notes = notes;
        this.power = new Power(new KillSwitch(started.settings().files().dir()), installed, started.matcher(), notes);
        this.on = power.start();
    }

    Power power() {
        return power;
    }

    boolean isOn() {
        return on;
    }

    /**
     * @param file where the configuration is, asked again and again; null = nowhere
     * @param untimed whose classes are woven anew
     * @param taken what each rule takes, by its name
     */
    void start(
            Supplier<@Nullable Path> file,
            Live live,
            Untimed untimed,
            Supplier<Map<String, Taken>> taken,
            Consumer<String> log) {
        Watch.start(() -> parts(file, live, untimed, taken), log);
    }

    private List<Runnable> parts(
            Supplier<@Nullable Path> file, Live live, Untimed untimed, Supplier<Map<String, Taken>> taken) {
        Reload reload = new Reload(file, readAt, started, live, power, notes);
        DeadRules dead =
                new DeadRules(reload::current, taken, installed::ofApplication, installed::loadedClasses, notes);
        Runnable reweave = () -> untimed.drainTo(installed::weaveAnew);
        return List.of(power::look, reload::look, () -> power.unlessOff(reweave), () -> power.unlessOff(dead::look));
    }
}
