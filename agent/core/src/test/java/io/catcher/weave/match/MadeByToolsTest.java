package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What frameworks and compilers add to an application is not what its author means by a wildcard. */
class MadeByToolsTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.**#*, com/acme/Shop_ClientProxy, false",
        "com.acme.Shop_*#place, com/acme/Shop_ClientProxy, false",
        "com.acme.Shop_ClientProxy#*, com/acme/Shop_ClientProxy, true",
        "+com.acme.Shop_ClientProxy#*, com/acme/Shop_ClientProxy, false",
        "com.acme.**$$*#*, com/acme/Shop$$Lambda$14, true",
        "com.acme.**#*, com/acme/Greets$Trait$Helper, true",
        "com.acme.**#*, com/acme/ShopKt__OrdersKt, true"
    })
    void a_synthetic_class_is_watched_when_it_is_named(String pattern, String name, boolean watched) {
        assertThat(watched(pattern, name, Opcodes.ACC_SYNTHETIC, "place")).isEqualTo(watched);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.**#*, $$_hibernate_read_name, false",
        "com.acme.**#*, place_aroundBody0, false",
        "com.acme.Shop#$$_hibernate_read_name, $$_hibernate_read_name, true",
        "com.acme.Shop#$$_hibernate_*, $$_hibernate_read_name, true",
        "com.acme.Shop#place_aroundBody*, place_aroundBody0, true",
        "com.acme.**#*, price$$_old, true"
    })
    void a_method_that_a_tool_added_is_watched_when_it_is_named(String pattern, String method, boolean watched) {
        assertThat(watched(pattern, "com/acme/Shop", 0, method)).isEqualTo(watched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The methods of java.lang.ClassLoader, whatever a compiler declares.
                "com.acme.**#*      | loadClass                 | (Ljava/lang/String;)Ljava/lang/Class;                   |       | false",
                "com.acme.**#*      | loadClass                 | (Ljava/lang/String;Z)Ljava/lang/Class;                  | java/lang/ClassNotFoundException | false",
                "com.acme.**#*Class | findClass                 | (Ljava/lang/String;)Ljava/lang/Class;                   |       | false",
                "com.acme.**#find*  | findClass                 | (Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Class; |       | false",
                // Those into which containers split the search.
                "com.acme.**#*      | performLoadClassUnchecked | (Ljava/lang/String;ZZ)Ljava/lang/Class;                 | java/lang/ClassNotFoundException | false",
                "com.acme.**#*      | getClassByDelegation      | (Ljava/lang/String;)Ljava/lang/Class;                   | java/lang/ClassNotFoundException | false",
                // Named.
                "com.acme.Shop#loadClass  | loadClass           | (Ljava/lang/String;)Ljava/lang/Class;                   | java/lang/ClassNotFoundException | true",
                "com.acme.**#loadClass    | loadClass           | (Ljava/lang/String;Z)Ljava/lang/Class;                  | java/lang/ClassNotFoundException | true",
                // What only looks alike.
                "com.acme.**#*      | loadClass                 | (J)Lcom/acme/SchoolClass;                               |       | true",
                "com.acme.**#*      | findClass                 | (Ljava/lang/String;)Lcom/acme/SchoolClass;              |       | true",
                "com.acme.**#*      | create                    | (Ljava/lang/String;)Ljava/lang/Object;                  | java/lang/ClassNotFoundException | true",
                "com.acme.**#*      | typeOf                    | (Ljava/lang/String;)Ljava/lang/Class;                   | java/lang/ClassNotFoundException | true",
                "com.acme.**#*      | entityClass               | (Ljava/lang/String;)Ljava/lang/Class;                   | java/io/IOException | true"
            })
    void a_class_loaders_search_is_watched_when_it_is_named(
            String pattern, String method, String descriptor, @Nullable String declared, boolean watched) {
        byte[] classFile = classFile("com/acme/Shop", 0, method, descriptor, declared);
        assertThat(watched(pattern, "com/acme/Shop", method, classFile)).isEqualTo(watched);
    }

    private static boolean watched(String pattern, String type, int access, String method) {
        return watched(pattern, type, method, classFile(type, access, method, "()V", null));
    }

    private static boolean watched(String pattern, String type, String method, byte[] classFile) {
        Matcher.Compiled compiled = Rules.compile(pattern);
        assertThat(compiled.mistakes()).isEmpty();
        List<MethodPlan> plans = compiled.matcher()
                .plan(MadeByToolsTest.class.getClassLoader(), type, classFile)
                .methods();
        return plans.stream().anyMatch(plan -> plan.name().equals(method));
    }

    private static byte[] classFile(
            String name, int access, String method, String descriptor, @Nullable String declared) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | access, name, null, "java/lang/Object", null);
        String[] exceptions = declared == null ? null : new String[] {declared};
        MethodVisitor body = writer.visitMethod(Opcodes.ACC_STATIC, method, descriptor, null, exceptions);
        body.visitCode();
        if (descriptor.endsWith("V")) {
            body.visitInsn(Opcodes.RETURN);
        } else {
            body.visitInsn(Opcodes.ACONST_NULL);
            body.visitInsn(Opcodes.ARETURN);
        }
        body.visitMaxs(1, 4);
        body.visitEnd();
        return writer.toByteArray();
    }
}
