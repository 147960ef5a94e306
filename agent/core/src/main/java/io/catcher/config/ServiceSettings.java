package io.catcher.config;

import java.util.List;

/**
 * Who is watched.
 *
 * @param name the service in every label; empty = found at start (OTEL_SERVICE_NAME, else the jar's or main class's name)
 * @param version empty = found at start (manifest, OTEL_RESOURCE_ATTRIBUTES), else unknown
 * @param appPackages packages that are "ours" in a stack trace; empty = the packages of the rules
 */
public record ServiceSettings(String name, String version, String env, List<String> appPackages) {

    public ServiceSettings {
        appPackages = List.copyOf(appPackages);
    }

    public static final ServiceSettings DEFAULTS = new ServiceSettings("", "", "dev", List.of());
}
