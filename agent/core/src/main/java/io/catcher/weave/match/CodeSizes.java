package io.catcher.weave.match;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Sizes of method bodies. The JIT never compiles one of more than 8,000 bytes (HotSpot's HugeMethodLimit), so weaving must
 * not push a method over it.
 */
public final class CodeSizes {

    private static final int MEMBERS_AFTER_HEADER = 6;
    private static final int CODE_LENGTH = 10;

    private final ClassReader reader;
    private final char[] buffer;
    private final Map<String, Integer> sizes = new HashMap<>();

    private CodeSizes(ClassReader reader) {
        this.reader = reader;
        this.buffer = new char[reader.getMaxStringLength()];
    }

    /**
     * Bytes of each body, by method name and descriptor; methods without a body are not in it.
     *
     * @throws RuntimeException of many kinds, when the bytes are no class file
     */
    public static Map<String, Integer> of(byte[] classFile) {
        return of(new ClassReader(classFile));
    }

    static Map<String, Integer> of(ClassReader reader) {
        return new CodeSizes(reader).walk();
    }

    private Map<String, Integer> walk() {
        int at = reader.header + MEMBERS_AFTER_HEADER;
        at += 2 + 2 * reader.readUnsignedShort(at);
        at = members(at);
        members(at);
        return sizes;
    }

    /** Fields and methods have the same shape: flags, name, descriptor, attributes. */
    private int members(int start) {
        int at = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            int member = at;
            at += 8;
            for (int attributes = reader.readUnsignedShort(member + 6); attributes > 0; attributes--) {
                if ("Code".equals(reader.readUTF8(at, buffer))) {
                    String key = reader.readUTF8(member + 2, buffer) + reader.readUTF8(member + 4, buffer);
                    sizes.put(key, reader.readInt(at + CODE_LENGTH));
                }
                at += 6 + reader.readInt(at + 2);
            }
        }
        return at;
    }
}
