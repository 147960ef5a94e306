package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.orders.Assignments;
import com.acme.shop.orders.OrderErrors;
import com.acme.shop.orders.OrderRepository;
import com.acme.shop.orders.Orders;
import com.acme.shop.orders.Repository;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    @Test
    void aPlanSaysWhatEventsWillShow() {
        MethodPlan place = only("com.acme.shop.orders.Orders#place(Order, int)", Orders.class);

        assertThat(place.toolName()).isEqualTo("Orders.place");
        assertThat(place.signature())
                .isEqualTo("java.lang.String com.acme.shop.orders.Orders.place(com.acme.shop.orders.Order, int)");
        assertThat(place.parameterNames()).containsExactly("order", "attempts");
        assertThat(place.parameterTypes()).containsExactly("com.acme.shop.orders.Order", "int");
        assertThat(place.isStatic()).isFalse();
        assertThat(place.constructor()).isFalse();
        assertThat(place.rule().name()).isEqualTo("orders");
    }

    @Test
    void ofANestedClassTheInnermostNameIsTheTools() {
        MethodPlan add = only("**.Orders.Basket#add", Orders.Basket.class);

        assertThat(add.toolName()).isEqualTo("Basket.add");
        assertThat(add.signature()).isEqualTo("int com.acme.shop.orders.Orders$Basket.add(int[], java.util.Map.Entry)");
    }

    @Test
    void constructorsAndStaticMethodsAreMarked() {
        assertThat(only("**.Orders#<init>", Orders.class).constructor()).isTrue();
        assertThat(only("**.Repository#pageSize", Repository.class).isStatic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"onError, true", "onFailure, true", "onInterrupt, true", "reject, false", "all, false", "accept, false"
    })
    void onlyAMethodWithAThrowableAmongItsParametersTakesOne(String method, boolean takes) {
        assertThat(only("**.OrderErrors#" + method, OrderErrors.class).takesThrowable())
                .isEqualTo(takes);
    }

    @Test
    void namesOfParametersComeFromTheBestSourceThatIsThere() {
        byte[] withoutParameters = without(ClassReader.SKIP_FRAMES);
        byte[] withoutDebug = without(ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);

        assertThat(place(withoutParameters).parameterNames()).containsExactly("order", "attempts");
        assertThat(place(withoutDebug).parameterNames()).containsExactly("arg0", "arg1");
    }

    @ParameterizedTest
    @CsvSource({
        "reads, false, false",
        "increments, true, false",
        "replaces, true, false",
        "widens, true, false",
        "frees, true, true",
        "freesBoth, true, true",
        "freesSome, true, true",
        "walks, true, true",
        "nullsLocal, false, false"
    })
    void assignmentsToParametersAreSeen(String method, boolean assigns, boolean letsGo) {
        MethodPlan plan = only("**.Assignments#" + method, Assignments.class);

        assertThat(!plan.assigned().isEmpty()).isEqualTo(assigns);
        assertThat(plan.letsGo()).isEqualTo(letsGo);
    }

    @Test
    void theSizeOfABodyIsThatOfItsCodeAttribute() {
        byte[] classFile = Rules.bytes(Orders.class);

        // getServed is aload_0, getfield, ireturn: 1 + 3 + 1 bytes.
        assertThat(CodeSizes.of(classFile)).containsEntry("getServed()I", 5).doesNotContainKey("checksum([B)I");
        assertThat(only("**.Orders#getServed", Orders.class).codeSize()).isEqualTo(5);
    }

    @Test
    void aConstructorIsRefusedByARuleThatDoesNotTime() {
        Matcher matcher = Matcher.compile(Rules.settings(
                        List.of(Rules.rule("orders", List.of("**.Orders#<init>"), List.of(), false, false))))
                .matcher();

        assertThat(refusals(matcher, Orders.class))
                .containsExactly("void com.acme.shop.orders.Orders.<init>(com.acme.shop.orders.OrderRepository): a"
                        + " constructor can only be timed (the JVM does not let its exceptional exit be caught), and this"
                        + " rule does not time");
    }

    @Test
    void whatHasNoBodyIsRefusedOnlyIfItWasNamed() {
        assertThat(refusals(
                        Rules.compile("com.acme.shop.orders.Orders#checksum").matcher(), Orders.class))
                .containsExactly(
                        "int com.acme.shop.orders.Orders.checksum(byte[]): native: there is no byte code to weave");
        assertThat(refusals(
                        Rules.compile("com.acme.shop.orders.Repository#save").matcher(), Repository.class))
                .containsExactly("void com.acme.shop.orders.Repository.save(java.lang.Object): abstract: nothing runs"
                        + " here; \"+com.acme.shop.orders.Repository#save\" watches what implements it");
        assertThat(refusals(
                        Rules.compile("+com.acme.shop.orders.Repository#save").matcher(), Repository.class))
                .isEmpty();
        assertThat(refusals(Rules.compile("com.acme.shop.orders.**#*").matcher(), Orders.class))
                .isEmpty();
    }

    @Test
    void aClassFileNewerThanTheParserIsLeftAloneAndSaidSo() {
        byte[] classFile = Rules.bytes(Orders.class);
        classFile[7] = 99;

        ClassPlan plan = Rules.compile("com.acme.**#*")
                .matcher()
                .plan(getClass().getClassLoader(), "com/acme/shop/orders/Orders", classFile);

        assertThat(plan.methods()).isEmpty();
        assertThat(plan.refusals())
                .extracting(refusal -> refusal.method() + ": " + refusal.reason())
                .containsExactly("com.acme.shop.orders.Orders: class file version 99 is newer than this agent knows");
    }

    @Test
    void aBridgeIsNotWovenBesideTheMethodThatItCalls() {
        assertThat(Rules.woven(Rules.compile("com.acme.shop.orders.**#save").matcher(), OrderRepository.class))
                .containsExactly("save(Order)");
    }

    private static List<String> refusals(Matcher matcher, Class<?> type) {
        return Rules.plan(matcher, type).refusals().stream()
                .map(refusal -> refusal.method() + ": " + refusal.reason())
                .toList();
    }

    private static MethodPlan only(String pattern, Class<?> type) {
        List<MethodPlan> plans =
                Rules.plan(Rules.compile(pattern).matcher(), type).methods();
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }

    private static MethodPlan place(byte[] classFile) {
        Matcher matcher = Rules.compile("**.Orders#place(Order, int)").matcher();
        ClassPlan plan = matcher.plan(PlanTest.class.getClassLoader(), "com/acme/shop/orders/Orders", classFile);
        return plan.methods().get(0);
    }

    private static byte[] without(int flags) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(Rules.bytes(Orders.class)).accept(new WithoutParameterNames(writer), flags);
        return writer.toByteArray();
    }

    /** Leaves out the MethodParameters attribute, as a compiler without {@code -parameters} does. */
    private static final class WithoutParameterNames extends ClassVisitor {

        WithoutParameterNames(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next =
                    Objects.requireNonNull(super.visitMethod(access, name, descriptor, signature, exceptions));
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitParameter(@Nullable String parameter, int flags) {}
            };
        }
    }
}
