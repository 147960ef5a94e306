package io.catcher.bench.cost;

import io.catcher.bench.fork.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;

/** The classes that a start loads by the hundred: a jar of them, made for the run. */
final class ManyClasses {

    static final int COUNT = 500;

    private ManyClasses() {}

    static Path write(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < COUNT; i++) {
                String name = Start.MANY + "%03d".formatted(i);
                out.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
                out.write(bytes(name, i == COUNT - 1));
            }
        }
        return jar;
    }

    private static byte[] bytes(String name, boolean isLast) {
        Implementation body = isLast ? ExceptionMethod.throwing(IllegalArgumentException.class) : FixedValue.value(1);
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(IntUnaryOperator.class)
                .name(name)
                .method(ElementMatchers.named("applyAsInt"))
                .intercept(body)
                .make()
                .getBytes();
    }
}
