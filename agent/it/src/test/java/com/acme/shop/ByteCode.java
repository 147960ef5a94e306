package com.acme.shop;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An agent behind the one under test, which sees what that one makes of the program's classes, and changes nothing. */
public final class ByteCode implements ClassFileTransformer {

    private static final Map<String, String> LAST = new ConcurrentHashMap<>();

    private static final String PACKAGE = "com/acme/shop/";

    private static @Nullable Instrumentation jvm;

    private ByteCode() {}

    /** Where the JVM enters. */
    public static void premain(String argument, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ByteCode(), true);
        jvm = instrumentation;
    }

    /** The JVM writes a class file anew when it is asked for it again: only that one can be compared with later ones. */
    static void askAgain(Class<?> type) throws UnmodifiableClassException {
        if (jvm != null) {
            jvm.retransformClasses(type);
        }
    }

    /** {@code woven} or {@code own}, and a number that stands for the bytes; null = no such class was loaded yet. */
    static @Nullable String of(String name) {
        return LAST.get(name);
    }

    @Override
    public byte @Nullable [] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (name != null && name.startsWith(PACKAGE)) {
            boolean woven = new String(classFile, StandardCharsets.ISO_8859_1).contains("CatcherBridge");
            LAST.put(name.substring(PACKAGE.length()), (woven ? "woven " : "own ") + Arrays.hashCode(classFile));
        }
        return null;
    }
}
