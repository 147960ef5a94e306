package io.catcher.cli.survey;

/**
 * Where a class file is.
 *
 * @param entry its path in the archive
 * @param root the part of the path before the package, such as {@code BOOT-INF/classes/}; mostly empty
 */
record Place(Archive archive, Container container, String entry, String root) {

    /** Whether it lies where fat jars, wars and the like keep what is the application's own. */
    boolean ofApplication() {
        return archive.given() && (archive.own() || root.endsWith("-INF/classes/"));
    }
}
