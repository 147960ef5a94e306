package io.catcher.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.weave.advice.Advices;
import io.catcher.weave.match.MethodPlan;
import io.catcher.weave.match.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class WeaverTest {

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private static final SiteRegistry SITES = new SiteRegistry() {
        @Override
        public boolean register(String internalName, MethodPlan method) {
            return true;
        }

        @Override
        public boolean seesFailuresOnly(MethodPlan method) {
            return false;
        }

        @Override
        public boolean wantsFrame(MethodPlan method) {
            return false;
        }

        @Override
        public int idOf(MethodDescription method) {
            return 1;
        }
    };

    private static Weaver.Woven woven(Bodies bodies, String... patterns) {
        byte[] classFile = bodies.classFile();
        List<MethodPlan> wanted = Rules.compile(patterns)
                .matcher()
                .plan(WeaverTest.class.getClassLoader(), Bodies.INTERNAL_NAME, classFile)
                .methods();
        return new Weaver(new Advices(SITES::idOf), SITES)
                .weave(WeaverTest.class.getClassLoader(), Bodies.NAME, classFile, wanted);
    }

    private static Object call(Weaver.Woven woven, String method, Class<?>[] types, Object... arguments)
            throws Exception {
        Class<?> type = Bodies.verified(Objects.requireNonNull(woven.classFile()));
        return type.getMethod(method, types).invoke(type.getConstructor().newInstance(), arguments);
    }

    @Test
    void dead_code_under_a_frame_without_variables_is_woven() throws Exception {
        Bodies bodies =
                new Bodies().with(Opcodes.ACC_PUBLIC, "parse", "(Ljava/lang/String;)I", body -> Bodies.parses(body, 1));

        Weaver.Woven woven = woven(bodies, "com.acme.Made#parse", "com.acme.Made#<init>");

        assertThat(woven.leftOut()).isEmpty();
        assertThat(call(woven, "parse", new Class<?>[] {String.class}, "12")).isEqualTo(12);
        assertThat(call(woven, "parse", new Class<?>[] {String.class}, "x")).isEqualTo(-1);
    }

    @Test
    void dead_code_among_wide_and_small_parameters_is_woven() throws Exception {
        Bodies bodies = new Bodies()
                .with(
                        STATIC,
                        "parse",
                        "(JZ[ID[[Ljava/lang/String;Ljava/lang/String;)I",
                        body -> Bodies.parses(body, 7));

        Weaver.Woven woven = woven(bodies, "com.acme.Made#parse");

        assertThat(woven.leftOut()).isEmpty();
        Class<?>[] types = {long.class, boolean.class, int[].class, double.class, String[][].class, String.class};
        assertThat(call(woven, "parse", types, 1L, true, new int[0], 2.0, new String[0][], "12"))
                .isEqualTo(12);
    }

    @Test
    void dead_code_of_a_method_that_stores_into_its_parameters_is_woven() throws Exception {
        Bodies bodies = new Bodies().with(STATIC, "parse", "(Ljava/util/ArrayList;Ljava/lang/String;)I", body -> {
            body.visitTypeInsn(Opcodes.NEW, "java/util/ArrayList");
            body.visitInsn(Opcodes.DUP);
            body.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/ArrayList", "<init>", "()V", false);
            body.visitVarInsn(Opcodes.ASTORE, 0);
            Bodies.parses(body, 1);
        });

        Weaver.Woven woven = woven(bodies, "com.acme.Made#parse");

        assertThat(woven.leftOut()).isEmpty();
        Class<?>[] types = {ArrayList.class, String.class};
        assertThat(call(woven, "parse", types, new ArrayList<>(), "12")).isEqualTo(12);
    }

    @Test
    void a_method_that_cannot_be_woven_costs_the_others_nothing() throws Exception {
        Bodies bodies = new Bodies()
                .with(STATIC, "parse", "(Ljava/lang/String;)I", body -> Bodies.parses(body, 0))
                .with(STATIC, "narrow", "(Ljava/util/ArrayList;)I", WeaverTest::narrow)
                .with(STATIC, "huge", "()I", WeaverTest::huge)
                .with(STATIC, "last", "(Ljava/lang/String;)I", body -> Bodies.parses(body, 0));

        Weaver.Woven woven = woven(bodies, "com.acme.Made#*");

        assertThat(woven.leftOut()).extracting(one -> one.method().name()).containsExactly("narrow", "huge");
        assertThat(woven.leftOut().get(0).reason())
                .startsWith("its byte code is none that the agent can do: java.lang.IllegalStateException: ");
        assertThat(call(woven, "parse", new Class<?>[] {String.class}, "12")).isEqualTo(12);
        assertThat(call(woven, "last", new Class<?>[] {String.class}, "x")).isEqualTo(-1);
    }

    /** The frame behind the jump says of the parameter only that it is null, which is no type of a list's. */
    private static void narrow(MethodVisitor body) {
        Label after = new Label();
        body.visitInsn(Opcodes.ACONST_NULL);
        body.visitVarInsn(Opcodes.ASTORE, 0);
        body.visitInsn(Opcodes.ICONST_0);
        body.visitJumpInsn(Opcodes.IFEQ, after);
        body.visitInsn(Opcodes.NOP);
        body.visitLabel(after);
        body.visitInsn(Opcodes.ICONST_0);
        body.visitInsn(Opcodes.IRETURN);
    }

    /** With the advice it is longer than a class file allows. */
    private static void huge(MethodVisitor body) {
        for (int i = 0; i < 65_500; i++) {
            body.visitInsn(Opcodes.NOP);
        }
        body.visitInsn(Opcodes.ICONST_0);
        body.visitInsn(Opcodes.IRETURN);
    }

    @Test
    void a_parameter_whose_slot_takes_something_else_does_not_break_the_class() throws Exception {
        Bodies bodies = new Bodies()
                .with(STATIC, "reuse", "(Ljava/util/ArrayList;)I", body -> Bodies.reuses(body, 0))
                .with(STATIC, "atOnce", "(Ljava/util/ArrayList;)I", body -> lengthInstead(body, 0))
                .with(STATIC, "wide", "([ID)I", body -> {
                    body.visitInsn(Opcodes.LCONST_1);
                    body.visitVarInsn(Opcodes.LSTORE, 0);
                    lengthInstead(body, 2);
                });

        Weaver.Woven woven = woven(bodies, "com.acme.Made#*");

        assertThat(woven.leftOut()).isEmpty();
        Class<?>[] list = {ArrayList.class};
        assertThat(call(woven, "reuse", list, new ArrayList<>())).isEqualTo(4);
        assertThat(call(woven, "atOnce", list, new ArrayList<>())).isEqualTo(4);
        assertThat(call(woven, "wide", new Class<?>[] {int[].class, double.class}, new int[0], 1.0))
                .isEqualTo(4);
    }

    @Test
    void a_method_that_puts_something_else_where_its_receiver_was_does_not_break_the_class() throws Exception {
        Bodies bodies = new Bodies().with(Opcodes.ACC_PUBLIC, "measure", "()I", body -> lengthInstead(body, 0));

        Weaver.Woven woven = woven(bodies, "com.acme.Made#measure");

        assertThat(woven.leftOut()).isEmpty();
        assertThat(call(woven, "measure", new Class<?>[0])).isEqualTo(4);
    }

    private static void lengthInstead(MethodVisitor body, int slot) {
        body.visitLdcInsn("text");
        body.visitVarInsn(Opcodes.ASTORE, slot);
        body.visitVarInsn(Opcodes.ALOAD, slot);
        body.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
        body.visitInsn(Opcodes.IRETURN);
    }
}
