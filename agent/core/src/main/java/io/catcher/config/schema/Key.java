package io.catcher.config.schema;

/**
 * One key of the configuration.
 *
 * @param path from the top of its schema, for instance {@code bugcatcher.loki.url}
 * @param fallback the value when nobody says anything
 */
public record Key<T>(String path, Type<T> type, T fallback) {

    /** The last word of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The path without its last word; empty at the top. */
    public String parent() {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
