package io.catcher.boot;

import io.catcher.perfcatcher.stall.SafepointTime;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/**
 * Opens, to the agent's own module and to nobody else, what it needs of the JDK, and defines the bridge next to
 * {@code java.lang.Object}, the way JaCoCo's agent does it. {@code appendToBootstrapClassLoaderSearch} would instead make
 * a JDK 25 throw away the application's shared classes and print a warning.
 */
final class Doors {

    private static final String BRIDGE = "java/lang/CatcherBridge.class";

    private Doors() {}

    /** @throws LinkageError if this JVM has a bridge already */
    static void open(Instrumentation instrumentation) throws IOException, IllegalAccessException {
        Set<Module> us = Set.of(Doors.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", us),
                Map.of("java.lang", us),
                Set.of(),
                Map.of());
        ModuleLayer.boot()
                .findModule(SafepointTime.MODULE)
                .ifPresent(management -> instrumentation.redefineModule(
                        management, Set.of(), Map.of(SafepointTime.PACKAGE, us), Map.of(), Set.of(), Map.of()));
        try (InputStream in = Doors.class.getClassLoader().getResourceAsStream(BRIDGE)) {
            if (in == null) {
                throw new IOException("the agent's jar is damaged: no " + BRIDGE);
            }
            MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(in.readAllBytes());
        }
    }
}
