package io.catcher.weave.classfile;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of a method. Immutable.
 *
 * @param descriptor of the JVM
 * @param parameterNames as in source where the class file has them, else {@code arg0}, {@code arg1} …
 * @param trivialAccessor whether the body is one bare read or write of a field
 * @param assigned names of the parameters that the body stores into
 * @param letsGo whether the body may store null into a parameter, or anything into one that may be large
 * @param reusesSlots whether the body may put something else where {@code this} or a parameter was; never together with letsGo
 * @param bridged name and descriptor of the method that a bridge calls; null for all others
 */
public record MethodFacts(
        int access,
        String name,
        String descriptor,
        List<String> parameterNames,
        boolean trivialAccessor,
        List<String> assigned,
        boolean letsGo,
        boolean reusesSlots,
        @Nullable String bridged) {

    public MethodFacts {
        parameterNames = List.copyOf(parameterNames);
        assigned = List.copyOf(assigned);
    }

    /** Name and descriptor, unique in a class. */
    public String key() {
        return name + descriptor;
    }

    public boolean isStatic() {
        return has(Opcodes.ACC_STATIC);
    }

    public boolean isAbstract() {
        return has(Opcodes.ACC_ABSTRACT);
    }

    public boolean isNative() {
        return has(Opcodes.ACC_NATIVE);
    }

    public boolean isBridge() {
        return has(Opcodes.ACC_BRIDGE);
    }

    public boolean isSynthetic() {
        return has(Opcodes.ACC_SYNTHETIC);
    }

    /** Whether it can override another: neither private nor static nor a constructor. */
    public boolean isVirtual() {
        return !has(Opcodes.ACC_STATIC) && !has(Opcodes.ACC_PRIVATE) && !isConstructor();
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    private boolean has(int flag) {
        return (access & flag) != 0;
    }
}
