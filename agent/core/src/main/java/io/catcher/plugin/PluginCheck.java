package io.catcher.plugin;

import io.catcher.config.InterceptorSettings;
import io.catcher.config.schema.Nearest;
import io.catcher.config.yaml.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with interceptors before any of their code runs: from the class files alone. */
public final class PluginCheck {

    /** The chain keeps a bit for each of its links, of an int. */
    private static final int MOST = 24;

    private PluginCheck() {}

    /**
     * What came of it.
     *
     * @param sound those that can be loaded, as far as their files tell
     * @param mistakes of the others
     */
    public record Checked(List<InterceptorSettings> sound, List<PluginMistake> mistakes) {

        public Checked {
            sound = List.copyOf(sound);
            mistakes = List.copyOf(mistakes);
        }
    }

    /** Never throws, whatever the files are. */
    public static Checked check(List<InterceptorSettings> interceptors) {
        List<InterceptorSettings> sound = new ArrayList<>();
        List<PluginMistake> mistakes = new ArrayList<>();
        for (InterceptorSettings interceptor : interceptors) {
            PluginMistake mistake = sound.size() == MOST
                    ? new PluginMistake(interceptor.place(), "more than " + MOST + " interceptors")
                    : guarded(interceptor);
            if (mistake == null) {
                sound.add(interceptor);
            } else {
                mistakes.add(mistake);
            }
        }
        return new Checked(sound, mistakes);
    }

    private static @Nullable PluginMistake guarded(InterceptorSettings interceptor) {
        try {
            return interceptor.jar().isEmpty() ? builtIn(interceptor) : own(interceptor);
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return new PluginMistake(interceptor.jarPlace(), shown(interceptor) + " cannot be read: " + unreadable);
        }
    }

    private static @Nullable PluginMistake builtIn(InterceptorSettings interceptor) {
        String name = interceptor.className();
        if (BuiltIn.NAMES.contains(name)) {
            return null;
        }
        String what = "there is no built-in interceptor " + Shown.quoted(name) + " (only "
                + String.join(" and ", BuiltIn.NAMES) + "); one of your own needs 'jar', the file that holds it";
        return new PluginMistake(interceptor.place(), what, Nearest.of(name, BuiltIn.NAMES));
    }

    private static @Nullable PluginMistake own(InterceptorSettings interceptor) throws IOException {
        String missing = missing(interceptor.jar());
        if (missing != null) {
            return new PluginMistake(interceptor.jarPlace(), missing);
        }
        try (PluginJar jar = open(interceptor)) {
            return jar == null
                    ? new PluginMistake(interceptor.jarPlace(), shown(interceptor) + " is no jar")
                    : inside(jar, interceptor);
        }
    }

    private static @Nullable String missing(String jar) {
        try {
            Path path = Path.of(jar);
            if (Files.isDirectory(path)) {
                return Shown.path(jar) + " is a directory, not a jar";
            }
            return Files.isReadable(path) ? null : "there is no file " + Shown.path(absolute(path));
        } catch (InvalidPathException noPath) {
            return Shown.quoted(jar) + " is no path";
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static @Nullable PluginJar open(InterceptorSettings interceptor) {
        try {
            return new PluginJar(interceptor.jar());
        } catch (IOException noJar) {
            return null;
        }
    }

    private static @Nullable PluginMistake inside(PluginJar jar, InterceptorSettings interceptor) throws IOException {
        String name = interceptor.className();
        byte[] bytes = jar.bytes(name.replace('.', '/'));
        if (bytes == null) {
            List<String> others = jar.interceptors();
            String what = "there is no class " + Shown.quoted(name) + " in " + shown(interceptor);
            return new PluginMistake(interceptor.place(), what + listed(others), meant(name, others));
        }
        String wrong = wrong(jar, bytes, name);
        return wrong == null ? null : new PluginMistake(interceptor.place(), name + " " + wrong);
    }

    /** Without a near name the only one there is, or a few, are said themselves. */
    private static String listed(List<String> others) {
        if (others.isEmpty()) {
            return ", nor any other interceptor";
        }
        return ", which has " + String.join(", ", others.subList(0, Math.min(3, others.size())));
    }

    private static String meant(String name, Collection<String> others) {
        String near = Nearest.of(name, others);
        if (!near.isEmpty()) {
            return near;
        }
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return others.stream()
                .filter(other -> other.endsWith("." + simple) || other.endsWith("$" + simple))
                .findFirst()
                .orElse("");
    }

    private static @Nullable String wrong(PluginJar jar, byte[] bytes, String name) throws IOException {
        int release = ClassOutline.release(bytes);
        if (release > Runtime.version().feature()) {
            return "was compiled for Java " + release + ", and this JVM is a "
                    + Runtime.version().feature();
        }
        ClassOutline type = ClassOutline.of(bytes);
        if (!type.name().replace('/', '.').equals(name)) {
            return "is in truth the class " + type.name().replace('/', '.');
        }
        if (!jar.isInterceptor(type)) {
            return "is no io.catcher.api.Interceptor";
        }
        if (type.isAbstract()) {
            return "is abstract: there can be no instance of it";
        }
        return type.isConstructible() ? null : "has no public constructor without parameters";
    }

    private static String shown(InterceptorSettings interceptor) {
        return Shown.path(interceptor.jar());
    }
}
