package io.catcher.weave.match;

import io.catcher.weave.classfile.TypeView;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/**
 * Finds methods that an exception is handed to: error handlers, callbacks, loggers. Decided while weaving, so that no other
 * method ever looks at its arguments while it succeeds.
 */
final class ThrowableParameters {

    /** Only what is so named is looked up: reading the class of every parameter would cost each start. */
    private static final List<String> LIKELY = List.of("Throwable", "Exception", "Error", "Failure", "Fault");

    private ThrowableParameters() {}

    /** Whether a parameter is declared as Throwable, or as a class so named that is one. */
    static boolean in(String descriptor, TypeView type) {
        return Stream.of(Type.getArgumentTypes(descriptor))
                .filter(parameter -> parameter.getSort() == Type.OBJECT)
                .map(Type::getInternalName)
                .anyMatch(name -> LIKELY.stream().anyMatch(name::endsWith) && type.isThrowable(name));
    }
}
