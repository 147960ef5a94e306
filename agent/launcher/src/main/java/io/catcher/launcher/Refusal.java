package io.catcher.launcher;

/** A reason not to start. */
interface Refusal {

    /** The line to print, or null to go on. */
    String reason();

    /** The first reason of all, or null. */
    static String first() {
        Refusal[] all = {new OldJava(System.getProperty("java.specification.version")), new SecondCopy()};
        for (Refusal refusal : all) {
            String reason = refusal.reason();
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
