package io.catcher.bugcatcher.diagnosis;

import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.thrown.Throwables;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one field in which failures of a kind differ, such as a client's status, on the application's thread: by its
 * place, without reflection and without a call. The class is held weakly, since its application may be undeployed.
 */
final class Meaning implements ToIntFunction<Throwable> {

    private static final int DEEPEST = 8;

    private final Memory memory;
    private final int depth;
    private final WeakReference<Class<?>> type;
    private final long at;
    private final boolean number;

    /** The class of the object in that field, where that has the constant; the reference is empty otherwise. */
    private final WeakReference<Class<?>> holder;

    private final long inHolder;

    private Meaning(Memory memory, int depth, Throwable first, Field field) throws Throwable {
        this.memory = memory;
        this.depth = depth;
        this.type = new WeakReference<>(first.getClass());
        this.at = memory.offset(field);
        this.number = field.getType() == int.class;
        Object held = number ? null : memory.reference(first, at);
        Field code = held == null ? null : Fields.codeIn(held);
        this.holder = new WeakReference<>(held == null || code == null ? null : held.getClass());
        this.inHolder = code == null ? 0 : memory.offset(code);
    }

    /** Of the first of the chain that has such a field; null if none has. */
    static @Nullable Meaning of(Throwable thrown, Memory memory) {
        Fields fields = new Fields(memory);
        List<Throwable> chain = Throwables.chain(thrown);
        try {
            for (int depth = 0; depth < Math.min(DEEPEST, chain.size()); depth++) {
                Field field = fields.meaning(chain.get(depth));
                if (field != null
                        && (field.getType() == int.class || !field.getType().isPrimitive())) {
                    return new Meaning(memory, depth, chain.get(depth), field);
                }
            }
        } catch (Throwable refused) {
            return null;
        }
        return null;
    }

    @Override
    public int applyAsInt(Throwable thrown) {
        Throwable one = thrown;
        for (int i = 0; i < depth && one != null; i++) {
            one = Throwables.cause(one);
        }
        try {
            // By its class: at the same place of another one there may be anything.
            return one == null || !type.refersTo(one.getClass()) ? 0 : number ? memory.integer(one, at) : value(one);
        } catch (Throwable unreadable) {
            return 0;
        }
    }

    private int value(Throwable one) throws Throwable {
        Object value = memory.reference(one, at);
        if (value != null && holder.refersTo(value.getClass())) {
            value = memory.reference(value, inHolder);
        }
        if (value instanceof String || value instanceof Integer) {
            return value.hashCode();
        }
        return value instanceof Enum<?> constant ? constant.name().hashCode() : 0;
    }
}
