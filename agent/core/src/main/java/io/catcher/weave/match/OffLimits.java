package io.catcher.weave.match;

import java.util.List;

/** Whose classes may not be watched, or only if a rule insists. */
enum OffLimits {
    /** Anybody's: free to watch. */
    NOT,
    /** The JDK's: watched only by a rule that allows it. */
    JDK,
    /** What the agent itself runs on: a woven method there would call itself. */
    UNDER_AGENT,
    /** The agent. */
    AGENT;

    private static final List<String> JDK_PREFIXES = List.of("java/", "javax/", "jdk/", "sun/", "com/sun/");

    private static final List<String> UNDER_AGENT_PREFIXES = List.of(
            "java/lang/",
            "java/util/",
            "java/io/",
            "java/nio/",
            "java/net/",
            "java/time/",
            "java/text/",
            "java/math/",
            "java/security/",
            "javax/crypto/",
            "javax/net/",
            "javax/security/",
            "javax/management/",
            "com/sun/crypto/",
            "com/sun/security/",
            "com/sun/jmx/",
            "jdk/internal/",
            "jdk/jfr/",
            "sun/");

    /**
     * Allocates nothing.
     *
     * @param internalName of a class, or its beginning
     */
    static OffLimits of(String internalName) {
        if (internalName.startsWith("io/catcher/")) {
            return AGENT;
        }
        if (!startsWithAny(internalName, JDK_PREFIXES)) {
            return NOT;
        }
        return startsWithAny(internalName, UNDER_AGENT_PREFIXES) ? UNDER_AGENT : JDK;
    }

    /** Whether no rule can allow it. */
    boolean never() {
        return this == UNDER_AGENT || this == AGENT;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (name.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
