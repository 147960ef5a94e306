package io.catcher.plugin;

import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.chain.Call;
import io.catcher.chain.Interceptor;
import io.catcher.event.Watched;
import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An interceptor that comes with the agent, writes a file of its own, and does so on the agent's thread. */
abstract class BuiltIn implements Interceptor {

    static final String LOG = "log";
    static final String METRICS = "metrics";

    static final List<String> NAMES = List.of(LOG, METRICS);

    private final String name;
    private final String file;
    private final int priority;
    private final IntFunction<@Nullable Watched> methods;
    private final Callable<Path> home;
    private final Consumer<String> log;

    BuiltIn(String name, String file, int priority, OwnInterceptors.Surroundings agent) {
        this.name = name;
        this.file = file;
        this.priority = priority;
        this.methods = agent.methods();
        this.home = agent.home();
        this.log = agent.log();
    }

    /** Called about ten times a second, by one thread at a time. */
    abstract void beat(long nowNanos);

    /** Called once, at the end of the JVM. */
    abstract void finish();

    /** Writes the file in the agent's directory. */
    abstract void write(Path directory, String text) throws IOException;

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int priority() {
        return priority;
    }

    @Override
    public final void enter(Call call, ThreadRequests thread) {
        call.start();
    }

    final @Nullable Watched method(int site) {
        return methods.apply(site);
    }

    /** Without a disk there is a line in the agent's log, and no more. */
    final void write(String text) {
        try {
            write(home.call(), text);
        } catch (Exception noDisk) {
            log.accept(file + " could not be written: " + noDisk);
        }
    }

    static void put(Path file, String text, OpenOption... options) throws IOException {
        try (FileChannel channel = OwnerOnly.open(file, options)) {
            ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }
}
