package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.orders.OrderRepository;
import com.acme.shop.orders.Orders;
import com.acme.shop.orders.PriorityOrders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the matcher asks of an application's class loader, and what it does when that fails. */
class LoadersTest {

    private static final String PRIORITY = "com/acme/shop/orders/PriorityOrders";

    private final Matcher subtypes =
            Rules.compile("+com.acme.shop.orders.Orders#place").matcher();
    private final Matcher annotated =
            Rules.compile("@com.acme.shop.marks.Stereotype **#*").matcher();

    /** Gives resources only, and keeps account of them. */
    private static class Resources extends ClassLoader {

        final List<String> asked = new ArrayList<>();

        Resources() {
            super(LoadersTest.class.getClassLoader());
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            asked.add(name);
            return super.getResourceAsStream(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            throw new AssertionError("the matcher loaded " + name);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            throw new AssertionError("the matcher called equals");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("the matcher called hashCode");
        }
    }

    @Test
    void supertypesAreReadOnceAndNothingIsLoaded() {
        Resources loader = new Resources();

        for (int i = 0; i < 3; i++) {
            assertThat(plan(annotated, loader, PriorityOrders.class)).isEqualTo(2);
        }
        assertThat(loader.asked)
                .containsExactlyInAnyOrder("com/acme/shop/orders/Orders.class", "com/acme/shop/marks/Service.class");
    }

    @Test
    void aTypeThatWasPlannedIsNotReadAgainForItsSubtypes() {
        Resources loader = new Resources();

        plan(annotated, loader, Orders.class);
        plan(annotated, loader, PriorityOrders.class);

        assertThat(loader.asked).doesNotContain("com/acme/shop/orders/Orders.class");
    }

    @Test
    void nothingOfTheJdkIsReadForARuleThatNamesNothingOfIt() {
        Resources loader = new Resources();

        plan(subtypes, loader, OrderRepository.class);

        assertThat(loader.asked).containsExactly("com/acme/shop/orders/Repository.class");
    }

    @Test
    void aLoaderThatThrowsHasAnUnknownSupertype() {
        for (Throwable failure : List.of(new IllegalStateException("closed"), new StackOverflowError(), new Error())) {
            ClassLoader loader = new Resources() {
                @Override
                public InputStream getResourceAsStream(String name) {
                    throw LoadersTest.<RuntimeException>sneaky(failure);
                }
            };
            assertThat(plan(subtypes, loader, PriorityOrders.class)).isEqualTo(1);
            assertThat(plan(annotated, loader, PriorityOrders.class)).isZero();
        }
    }

    @Test
    void aLoaderThatGivesAnotherClassOrNoiseHasAnUnknownSupertype() {
        for (byte[] bytes : List.of(Rules.bytes(OrderRepository.class), new byte[] {1, 2, 3}, new byte[0])) {
            ClassLoader loader = new Resources() {
                @Override
                public InputStream getResourceAsStream(String name) {
                    return new ByteArrayInputStream(bytes);
                }
            };
            assertThat(plan(annotated, loader, PriorityOrders.class)).isZero();
        }
    }

    @Test
    void typesThatInheritFromEachOtherEnd() {
        ClassLoader loader = new Resources() {
            @Override
            public InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(name.startsWith("x/A") ? type("x/A", "x/B") : type("x/B", "x/A"));
            }
        };

        assertThat(subtypes.plan(loader, "x/A", type("x/A", "x/B")).methods()).isEmpty();
        assertThat(annotated.plan(loader, "x/A", type("x/A", "x/A")).methods()).isEmpty();
    }

    @Test
    void theBootLoadersTypesAreReadFromThePlatform() {
        ClassPlan plan = Rules.compile("+java.lang.Runnable#run")
                .matcher()
                .plan(null, PRIORITY, Rules.bytes(PriorityOrders.class));

        assertThat(plan.methods()).hasSize(1);
    }

    /** A thread that holds the loader's lock waits for the matcher while the matcher waits for the loader. */
    @Test
    @Timeout(30)
    void aLoaderThatLocksNeverDeadlocksWithTheMatcher() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch planned = new CountDownLatch(1);
        Resources loader = new Resources() {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                if (Thread.currentThread().getName().equals("reading")) {
                    inside.countDown();
                    await(planned);
                }
                return super.getResourceAsStream(name);
            }
        };
        Thread reading = new Thread(() -> plan(annotated, loader, PriorityOrders.class), "reading");
        reading.start();
        await(inside);

        assertThat(plan(annotated, loader, PriorityOrders.class)).isEqualTo(2);
        planned.countDown();
        reading.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static int plan(Matcher matcher, ClassLoader loader, Class<?> type) {
        return matcher.plan(loader, type.getName().replace('.', '/'), Rules.bytes(type))
                .methods()
                .size();
    }

    private static byte[] type(String name, String superName) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, null);
        return writer.toByteArray();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
