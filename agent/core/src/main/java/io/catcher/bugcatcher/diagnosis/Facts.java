package io.catcher.bugcatcher.diagnosis;

import io.catcher.bugcatcher.thrown.PackagePrefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry is asked with about one Throwable of a chain.
 *
 * @param types its class and superclasses by name, up to Exception or Error
 * @param sqlState null = it has none
 * @param status of HTTP; 0 = it has none
 * @param vendorCode the name that a service gave its failure; null = it has none
 * @param ours the application's own packages, as far as they are known
 */
record Facts(
        List<String> types,
        @Nullable String message,
        @Nullable String sqlState,
        int status,
        @Nullable String vendorCode,
        List<String> ours) {

    Facts(List<String> types, @Nullable String message, @Nullable String sqlState, int status) {
        this(types, message, sqlState, status, null, List.of());
    }

    /** Whether a class is the application's own. */
    boolean isOwn(String type) {
        return ours.stream().anyMatch(prefix -> PackagePrefix.covers(prefix, type));
    }
}
