package io.catcher.chain;

import org.jspecify.annotations.Nullable;

/**
 * The application's own objects of one running call, for interceptors that want them. Held from the entry to the exit, by the
 * calling thread only.
 */
public final class Frame {

    private final @Nullable Object target;
    private final @Nullable Object[] arguments;
    private @Nullable Object result;
    private @Nullable Note notes;

    private record Note(
            Interceptor owner, Object content, @Nullable Note next) {}

    Frame(@Nullable Object target, @Nullable Object[] arguments) {
        this.target = target;
        this.arguments = arguments;
    }

    /** What the method is called on; null for a static one. */
    public @Nullable Object target() {
        return target;
    }

    /** As they were at the entry; the array is this frame's own. */
    public @Nullable Object[] arguments() {
        return arguments;
    }

    /** Null until the method has returned. */
    public @Nullable Object result() {
        return result;
    }

    void result(@Nullable Object returned) {
        result = returned;
    }

    /** Keeps what an interceptor needs again at the exit. */
    public void note(Interceptor owner, Object content) {
        notes = new Note(owner, content, notes);
    }

    /** What it kept last; null if nothing. */
    public @Nullable Object note(Interceptor owner) {
        for (Note note = notes; note != null; note = note.next()) {
            if (note.owner() == owner) {
                return note.content();
            }
        }
        return null;
    }
}
