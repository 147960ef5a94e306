package io.catcher.cli.explain;

import io.catcher.cli.survey.Application;
import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.classfile.TypeHierarchy;
import io.catcher.weave.classfile.TypeView;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/** A class that patterns are tried on. */
record Subject(TypeView type, ClassFacts facts) {

    /** Null = there is no such class, or it cannot be read. */
    static @Nullable Subject of(TypeHierarchy types, Application application, String internalName) {
        byte[] bytes = application.classFile(internalName);
        if (bytes == null) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(bytes);
            return new Subject(types.view(application.loader(), reader), ClassFacts.read(reader));
        } catch (RuntimeException broken) { // the parser throws whatever a broken file leads it to
            return null;
        }
    }

    List<MethodFacts> methods() {
        return facts.methods();
    }
}
