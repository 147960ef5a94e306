package io.catcher.ship.loki;

import java.lang.module.ModuleFinder;

/** What to do about a JVM that runs without the JDK's HTTP client. */
public final class MissingHttpClient {

    private static final String MODULE = "java.net.http";

    private MissingHttpClient() {}

    /** A JVM does not start at all if it is told to add a module that its image does not have. */
    public static String remedy() {
        return ModuleFinder.ofSystem().find(MODULE).isPresent()
                ? "start it with --add-modules " + MODULE
                : "its image lacks the module, build it with jlink --add-modules java.instrument," + MODULE + ",...";
    }
}
