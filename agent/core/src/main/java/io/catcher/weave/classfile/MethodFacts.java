package io.catcher.weave.classfile;

import java.util.List;
import java.util.Set;
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
 * @param mayFindNone whether it declares a ClassNotFoundException
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
        boolean mayFindNone,
        @Nullable String bridged) {

    private static final Set<String> LOOK_UPS = Set.of(
            "loadClass(Ljava/lang/String;)Ljava/lang/Class;",
            "loadClass(Ljava/lang/String;Z)Ljava/lang/Class;",
            "findClass(Ljava/lang/String;)Ljava/lang/Class;",
            "findClass(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Class;");

    public MethodFacts {
        parameterNames = List.copyOf(parameterNames);
        assigned = List.copyOf(assigned);
    }

    /**
     * Whether it looks for a class by its name as class loaders do, whose answer to "not mine" is an exception: by its types and
     * by what it declares, since containers split the search over methods and classes of their own. Compilers other than
     * javac declare nothing: there the methods of {@link ClassLoader} are known by name.
     */
    public boolean looksForClass() {
        return LOOK_UPS.contains(key())
                || (mayFindNone
                        && name.contains("Class")
                        && descriptor.startsWith("(Ljava/lang/String;")
                        && descriptor.endsWith(")Ljava/lang/Class;"));
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
