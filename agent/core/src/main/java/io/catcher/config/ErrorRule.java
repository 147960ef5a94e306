package io.catcher.config;

import java.util.List;

/**
 * One entry of the registry of error codes: a diagnosis, and which failures it is for. Immutable.
 *
 * @param code for instance {@code E201}
 * @param category one of the ten, or {@code application}
 * @param severity {@code fatal}, {@code error}, {@code warning} or {@code info}
 * @param general the type alone says little: a package or a cause that is known better decides
 * @param hint what a person can do; empty = none
 * @param sqlStates SQLStates, or their beginning
 * @param statuses HTTP statuses, {@code 404} or {@code 5xx}
 * @param names words in the simple name of a class; with a star in it the shape of the whole name
 * @param libraryNames such names that count only for classes of packages that the registry lists
 * @param messages texts one of which the message must hold, whatever their case; empty = any message
 */
public record ErrorRule(
        String code,
        String category,
        String severity,
        boolean recoverable,
        boolean general,
        String hint,
        List<String> sqlStates,
        List<String> statuses,
        List<String> types,
        List<String> names,
        List<String> libraryNames,
        List<String> packages,
        List<String> messages) {

    public ErrorRule {
        sqlStates = List.copyOf(sqlStates);
        statuses = List.copyOf(statuses);
        types = List.copyOf(types);
        names = List.copyOf(names);
        libraryNames = List.copyOf(libraryNames);
        packages = List.copyOf(packages);
        messages = List.copyOf(messages);
    }
}
