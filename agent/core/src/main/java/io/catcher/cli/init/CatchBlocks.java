package io.catcher.cli.init;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a method keeps the failures of what it calls to itself: by a catch block for all of them around calls of
 * the application's own classes, which does not throw on.
 */
final class CatchBlocks extends MethodVisitor {

    private static final int API = Opcodes.ASM9;

    /** Whoever catches one of these catches a NullPointerException; the widest comes first. */
    private static final List<String> WIDE =
            List.of("java/lang/Throwable", "java/lang/Exception", "java/lang/RuntimeException");

    private record Block(Label start, Label end, Label handler, String type) {}

    private final Predicate<String> own;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Label, Integer> positions = new HashMap<>();
    private final List<Integer> calls = new ArrayList<>();
    private final TreeMap<Integer, Integer> stored = new TreeMap<>();
    private final TreeMap<Integer, Integer> thrown = new TreeMap<>();

    /** Whether the way ends with a throw; else it returns or goes on elsewhere. */
    private final TreeMap<Integer, Boolean> ends = new TreeMap<>();

    private int position;
    private int loaded = -1;

    private CatchBlocks(Predicate<String> own) {
        super(API);
        this.own = own;
    }

    /**
     * What each method that does so catches, as {@code RuntimeException}, by its name and descriptor.
     *
     * @param own whether a class, by its internal name, is the application's
     */
    static Map<String, String> of(byte[] classFile, Predicate<String> own) {
        Map<String, String> caught = new HashMap<>();
        ClassVisitor methods = new ClassVisitor(API) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                CatchBlocks body = new CatchBlocks(own);
                return new MethodVisitor(API, body) {
                    @Override
                    public void visitEnd() {
                        body.widest().ifPresent(type -> caught.put(name + descriptor, type));
                    }
                };
            }
        };
        new ClassReader(classFile).accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return caught;
    }

    private Optional<String> widest() {
        return WIDE.stream()
                .filter(type -> blocks.stream()
                        .anyMatch(block -> block.type().equals(type) && isAroundCall(block) && keeps(block)))
                .map(type -> type.substring(type.lastIndexOf('/') + 1))
                .findFirst();
    }

    private boolean isAroundCall(Block block) {
        return calls.stream().anyMatch(call -> call >= at(block.start()) && call < at(block.end()));
    }

    /** A try with resources has a catch block for Throwable, too, which throws it again when all is closed. */
    private boolean keeps(Block block) {
        int handler = at(block.handler());
        Map.Entry<Integer, Boolean> end = ends.ceilingEntry(handler);
        if (end != null && end.getValue()) {
            return false;
        }
        Integer slot = stored.get(handler);
        return slot == null
                || !thrown.subMap(handler, overwritten(handler, slot)).containsValue(slot);
    }

    private int overwritten(int handler, int slot) {
        return stored.tailMap(handler, false).entrySet().stream()
                .filter(store -> store.getValue() == slot)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(position + 1);
    }

    private int at(Label label) {
        return positions.getOrDefault(label, 0);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type != null) {
            blocks.add(new Block(start, end, handler, type));
        }
    }

    @Override
    public void visitLabel(Label label) {
        positions.put(label, position);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        if (opcode == Opcodes.ASTORE) {
            stored.put(position, slot);
        }
        loaded = opcode == Opcodes.ALOAD ? slot : -1;
        position++;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.ATHROW) {
            thrown.put(position, loaded);
            ends.put(position, true);
        } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            ends.put(position, false);
        }
        loaded = -1;
        position++;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (opcode == Opcodes.GOTO) {
            ends.put(position, false);
        }
        loaded = -1;
        position++;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (own.test(owner)) {
            calls.add(position);
        }
        loaded = -1;
        position++;
    }
}
