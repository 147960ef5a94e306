package io.catcher.bugcatcher;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Names a failure by what it is and where it comes from: type, code and our own frames, without message, line numbers and
 * the numbers of lambdas, proxies and generated classes, so that a recompiled program's failure keeps its name.
 */
final class Fingerprint {

    private static final int FRAMES = 5;

    private final List<String> appPackages;

    /** @param appPackages prefixes of our own classes; empty = all that are not the JDK's */
    Fingerprint(List<String> appPackages) {
        this.appPackages = List.copyOf(appPackages);
    }

    String of(Throwable thrown, String code) {
        Throwable root = Throwables.root(thrown);
        StringBuilder text = new StringBuilder(256)
                .append(thrown.getClass().getName())
                .append('|')
                .append(root.getClass().getName())
                .append('|')
                .append(code);
        int kept = 0;
        for (StackTraceElement frame : Throwables.frames(root)) {
            if (kept < FRAMES && isOurs(frame.getClassName())) {
                text.append('|').append(stable(frame.getClassName() + "." + frame.getMethodName()));
                kept++;
            }
        }
        return hash(text.toString());
    }

    private boolean isOurs(String className) {
        if (appPackages.isEmpty()) {
            return !className.startsWith("java.") && !className.startsWith("jdk.") && !className.startsWith("sun.");
        }
        return appPackages.stream().anyMatch(className::startsWith);
    }

    private static String stable(String name) {
        return name.replaceAll("(\\$\\$|\\$Proxy|0x|/)[^.]*", "").replaceAll("\\d+", "");
    }

    private static String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32C first = new CRC32C();
        first.update(bytes);
        CRC32C second = new CRC32C();
        second.update(new byte[] {'c'});
        for (int i = bytes.length - 1; i >= 0; i--) {
            second.update(bytes[i]);
        }
        return String.format("%08x%08x", first.getValue(), second.getValue());
    }
}
