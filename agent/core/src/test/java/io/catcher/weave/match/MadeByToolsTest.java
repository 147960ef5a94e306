package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
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

    private static boolean watched(String pattern, String type, int access, String method) {
        Matcher.Compiled compiled = Rules.compile(pattern);
        assertThat(compiled.mistakes()).isEmpty();
        List<MethodPlan> plans = compiled.matcher()
                .plan(MadeByToolsTest.class.getClassLoader(), type, classFile(type, access, method))
                .methods();
        return plans.stream().anyMatch(plan -> plan.name().equals(method));
    }

    private static byte[] classFile(String name, int access, String method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | access, name, null, "java/lang/Object", null);
        MethodVisitor body = writer.visitMethod(Opcodes.ACC_STATIC, method, "()V", null, null);
        body.visitCode();
        body.visitInsn(Opcodes.RETURN);
        body.visitMaxs(0, 0);
        body.visitEnd();
        return writer.toByteArray();
    }
}
