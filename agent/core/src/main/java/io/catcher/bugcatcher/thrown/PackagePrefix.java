package io.catcher.bugcatcher.thrown;

/** Whether a name lies in a package. */
public final class PackagePrefix {

    private PackagePrefix() {}

    /**
     * {@code com.acme} is no prefix of {@code com.acmecorp.Orders}.
     *
     * @param prefix of a package, with a dot at its end or without
     * @param name of a class, or a stack's frame
     */
    public static boolean covers(String prefix, String name) {
        return name.startsWith(prefix) && (prefix.endsWith(".") || name.startsWith(".", prefix.length()));
    }
}
