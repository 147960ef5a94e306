package io.catcher.bugcatcher.story;

import io.catcher.bugcatcher.fingerprint.Fingerprint;
import io.catcher.event.Watched;
import io.catcher.event.part.Thrown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of each failure. Those without a stack are named after the watched method that they left first: by their
 * class alone, what one method refuses was counted as another's, and never told. Where HotSpot has begun to throw a shared
 * instance without a stack ({@code -XX:+OmitStackTraceInFastThrow}), it has the name of those with a stack that came out of
 * the same method before: it is they who go on. Thread-safe through its own lock.
 */
final class Names {

    /** Methods and classes that are remembered, those that came last. */
    private static final int MOST = 512;

    /** What HotSpot throws itself, and after some thousand times without a stack. */
    private static final Set<String> SHARED = Set.of(
            "java.lang.NullPointerException",
            "java.lang.ArithmeticException",
            "java.lang.ArrayIndexOutOfBoundsException",
            "java.lang.ArrayStoreException",
            "java.lang.ClassCastException");

    /** More than one failure of a class came out of that method: which of them goes on cannot be known. */
    private static final String SEVERAL = "";

    private final Fingerprint fingerprint;
    private final Map<String, String> withStack = new Recent();
    private final Map<String, String> withoutStack = new Recent();

    Names(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** @param method that it left first; null = not known, or none */
    synchronized String of(Thrown thrown, @Nullable Watched method) {
        if (thrown.hasFrames()) {
            return withStack(thrown, method);
        }
        if (method == null) {
            String last = withoutStack.get(thrown.type());
            return last == null ? fingerprint.of(thrown) : last;
        }
        String before = withStack.get(key(thrown, method));
        String name = before == null || before.equals(SEVERAL)
                ? fingerprint.of(thrown.at(method.className() + "." + method.methodName()))
                : before;
        withoutStack.put(thrown.type(), name);
        return name;
    }

    private String withStack(Thrown thrown, @Nullable Watched method) {
        String name = fingerprint.of(thrown);
        if (method != null && SHARED.contains(thrown.type())) {
            withStack.merge(key(thrown, method), name, (one, other) -> one.equals(other) ? one : SEVERAL);
        }
        return name;
    }

    private static String key(Thrown thrown, Watched method) {
        return method.site() + thrown.type();
    }

    private static final class Recent extends LinkedHashMap<String, String> {

        private static final long serialVersionUID = 1;

        Recent() {
            super(16, .75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    }
}
