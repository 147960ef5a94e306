package io.catcher.bench.fork;

import com.acme.work.Leaf;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks an agent, inside the measured method, what it has open for this call: the id of its span, say. An agent that answers
 * with another id in each call, and with nothing outside, has instrumented the method.
 */
public final class Inside {

    /** System property: for instance {@code a.b.Tracer#current.getId}, methods without arguments, constants in capitals; empty to ask nothing. */
    public static final String QUESTION = "catcher.bench.inside";

    /** System property: the answer where nothing is open. */
    public static final String NOTHING = "catcher.bench.nothing";

    /** System property: jars with the agent's own api, as a class path. */
    public static final String API = "catcher.bench.api";

    private final String question;
    private final String nothing;
    private final ClassLoader loader;
    private String words = "";

    private Inside(String question, String nothing, ClassLoader loader) {
        this.question = question;
        this.nothing = nothing;
        this.loader = loader;
    }

    static Inside ofThisJvm() throws IOException {
        return new Inside(
                System.getProperty(QUESTION, ""), System.getProperty(NOTHING, ""), api(System.getProperty(API, "")));
    }

    private static ClassLoader api(String jars) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String jar : jars.split(File.pathSeparator, -1)) {
            if (!jar.isEmpty()) {
                urls.add(new File(jar).toURI().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Inside.class.getClassLoader());
    }

    /** How many of {@link Proof#CALLS} calls had something of their own; 0 when there is something outside as well. */
    int count(Leaf leaf) {
        if (question.isEmpty() || !answer().equals(nothing)) {
            return 0;
        }
        Set<String> answers = new HashSet<>();
        Leaf.question = () -> answers.add(answer());
        for (int i = 0; i < Proof.CALLS; i++) {
            leaf.price(Leaf.ASKS);
        }
        Leaf.question = () -> {};
        words = "answers " + answers;
        answers.remove(nothing);
        return answers.size();
    }

    String words() {
        return words;
    }

    private String answer() {
        try {
            int hash = question.indexOf('#');
            Class<?> type = Class.forName(question.substring(0, hash), true, loader);
            @Nullable Object at = null;
            for (String name : question.substring(hash + 1).split("\\.", -1)) {
                at = step(at == null ? type : at.getClass(), at, name);
            }
            return String.valueOf(at);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            words = e.toString();
            return "no answer";
        }
    }

    private static @Nullable Object step(Class<?> type, @Nullable Object at, String name)
            throws ReflectiveOperationException {
        if (Character.isUpperCase(name.charAt(0))) {
            return type.getField(name).get(at);
        }
        Method method = type.getMethod(name);
        method.setAccessible(true);
        return method.invoke(at);
    }
}
