package io.catcher.plugin;

/**
 * What is wrong with an interceptor.
 *
 * @param place {@code file:line:column}
 * @param what one line
 * @param meant what the user probably meant; empty = no idea
 */
public record PluginMistake(String place, String what, String meant) {

    PluginMistake(String place, String what) {
        this(place, what, "");
    }

    @Override
    public String toString() {
        return place + ": interceptors: " + what + (meant.isEmpty() ? "" : "; did you mean '" + meant + "'?");
    }
}
