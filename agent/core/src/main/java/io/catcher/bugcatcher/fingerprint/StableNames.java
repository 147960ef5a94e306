package io.catcher.bugcatcher.fingerprint;

import java.util.regex.Pattern;

/** Names of classes and methods without what a compiler, a proxy library or the JVM numbers anew. */
final class StableNames {

    /** Longer names are no names; the patterns below are never run on them. */
    private static final int LONGEST = 1_000;

    /** A hidden class's own number, {@code Orders$$Lambda$14/0x0000000800c03000.run}: no loader or module before it. */
    private static final Pattern HIDDEN = Pattern.compile("/(0x)?[0-9a-fA-F]+(?=\\.)");

    /**
     * Classes made at run time, one frame between two real ones: whether a bean is proxied, and by which version of which
     * library, is no part of the failure. Also accessors that compilers before JDK 11 made, and reflection, whose frames
     * differ between JDK 17 (NativeMethodAccessorImpl), after fifteen calls (GeneratedMethodAccessor12), and from JDK 18 on
     * (DirectMethodHandleAccessor).
     */
    private static final Pattern MADE_AT_RUN_TIME = Pattern.compile("(.*\\.)?\\$Proxy\\d+\\..*"
            + "|.*(\\$\\$EnhancerBy|\\$\\$FastClassBy|\\$\\$KeyFactoryBy|\\$\\$SpringCGLIB|ByCGLIB\\$\\$|\\$\\$Lambda"
            + "|\\$HibernateProxy|\\$ByteBuddy\\$|\\$MockitoMock\\$|\\$auxiliary\\$|_\\$\\$_jvst|_\\$\\$_javassist"
            + "|_\\$\\$_Weld|\\$Proxy\\$_|_ClientProxy\\.|_Subclass\\.|\\$Intercepted\\.).*"
            + "|(java\\.lang\\.reflect|jdk\\.internal\\.reflect|sun\\.reflect|java\\.lang\\.invoke|jdk\\.internal\\.vm)\\..*"
            + "|.*\\.(access\\$\\d+|ajc\\$.*|CGLIB\\$.*)");

    /** {@code lambda$place$3}, Kotlin's {@code place$lambda-3}, Scala's {@code $anonfun$place$3$adapted}, {@code Orders$1}. */
    private static final Pattern NUMBER = Pattern.compile("[$-]\\d+(?=\\D|$)|(?<=_closure)\\d+|(?<=_aroundBody)\\d+");

    private static final Pattern SUFFIX = Pattern.compile("\\$(adapted|default)$|_aroundBody$");

    private StableNames() {}

    /** {@code com.acme.Orders.place} of a printed frame; empty for one that is left out. */
    static String ofFrame(String printed) {
        int end = printed.indexOf('(');
        String name = (end < 0 ? printed : printed.substring(0, end)).strip();
        if (name.length() > LONGEST) {
            return name.substring(0, LONGEST);
        }
        name = HIDDEN.matcher(name).replaceAll("");
        // The class loader and the module with its version: app//, java.base@17.0.2/
        name = name.substring(name.lastIndexOf('/') + 1);
        return MADE_AT_RUN_TIME.matcher(name).matches() ? "" : withoutNumbers(name);
    }

    static String ofType(String name) {
        return name.length() > LONGEST
                ? name.substring(0, LONGEST)
                : withoutNumbers(HIDDEN.matcher(name + '.').replaceAll("")).replaceAll("\\.$", "");
    }

    private static String withoutNumbers(String name) {
        return SUFFIX.matcher(NUMBER.matcher(name).replaceAll("\\$")).replaceAll("");
    }
}
