package io.catcher.bugcatcher.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final Fingerprint OURS = Fingerprint.forPackages(List.of("com.acme"));

    private static Thrown thrown(String type, @Nullable String message, String... frames) {
        return new Thrown(type, message, List.of(frames), List.of(), List.of());
    }

    private static String print(String... frames) {
        return OURS.of(thrown("java.lang.IllegalStateException", "x", frames));
    }

    @Test
    void a_moved_line_is_the_same_failure() {
        assertThat(print("com.acme.Orders.place(Orders.java:63)", "com.acme.Web.post(Web.java:9)"))
                .isEqualTo(print("com.acme.Orders.place(Orders.java:71)", "com.acme.Web.post(Web.java:12)"))
                .isEqualTo(print(
                        "app//com.acme.Orders.place(Orders.java:1)", "shop@1.0/com.acme.Web.post(Unknown Source)"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void another_type_method_or_printed_code_is_another_failure() {
        String frame = "com.acme.Orders.place(Orders.java:63)";
        List<String> prints = List.of(
                OURS.of(thrown("java.lang.IllegalStateException", "x", frame)),
                OURS.of(thrown("java.lang.IllegalArgumentException", "x", frame)),
                OURS.of(thrown("java.lang.IllegalStateException", "x", "com.acme.Orders.find(Orders.java:63)")),
                OURS.of(thrown("org.h2.jdbc.JdbcSQLException", "Unique index [23505-214]", frame)),
                OURS.of(thrown("org.h2.jdbc.JdbcSQLException", "Table not found [42S02-214]", frame)),
                OURS.of(thrown("org.springframework.web.client.HttpClientErrorException", "404 Not Found", frame)),
                OURS.of(thrown("org.springframework.web.client.HttpClientErrorException", "409 Conflict", frame)));

        assertThat(prints).doesNotHaveDuplicates();
    }

    @Test
    void the_message_does_not_count() {
        String frame = "com.acme.Orders.place(Orders.java:63)";

        assertThat(OURS.of(thrown("java.lang.IllegalStateException", "412 orders of Ann", frame)))
                .isEqualTo(OURS.of(thrown("java.lang.IllegalStateException", "413 orders of Bob", frame)))
                .isEqualTo(OURS.of(thrown("java.lang.IllegalStateException", null, frame)));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Orders.lambda$place$3, com.acme.Orders.lambda$place$12",
        "com.acme.Orders$1.run, com.acme.Orders$2.run",
        "com.acme.Orders$1Line.total, com.acme.Orders$2Line.total",
        "com.acme.OrdersKt.place$lambda-3, com.acme.OrdersKt.place$lambda-0",
        "com.acme.Orders$place$2.invokeSuspend, com.acme.Orders$place$1.invokeSuspend",
        "com.acme.Orders.$anonfun$place$1$adapted, com.acme.Orders.$anonfun$place$4",
        "com.acme.Orders$_place_closure3.doCall, com.acme.Orders$_place_closure1.doCall",
        "com.acme.Orders.place_aroundBody0, com.acme.Orders.place_aroundBody2",
    })
    void numbers_of_the_compiler_do_not_count(String one, String other) {
        assertThat(print(one + "(A.java:1)", "com.acme.Web.post(Web.java:1)"))
                .isEqualTo(print(other + "(A.java:1)", "com.acme.Web.post(Web.java:1)"));
    }

    @Test
    void numbers_of_people_count() {
        assertThat(print("com.acme.Sha256.hash(A.java:1)")).isNotEqualTo(print("com.acme.Sha512.hash(A.java:1)"));
        assertThat(print("com.acme.Report.page1(A.java:1)")).isNotEqualTo(print("com.acme.Report.page2(A.java:1)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Orders$$EnhancerBySpringCGLIB$$1a2b3c4d.place(<generated>)",
                "com.acme.Orders$$FastClassBySpringCGLIB$$9f8e.invoke(<generated>)",
                "com.acme.Orders$$SpringCGLIB$$0.place(<generated>)",
                "com.acme.Orders$$SpringCGLIB$$FastClass$$1.invoke(<generated>)",
                "com.acme.Orders$$EnhancerByGuice$$12.place(<generated>)",
                "com.acme.Orders.CGLIB$place$0(<generated>)",
                "jdk.proxy2/jdk.proxy2.$Proxy45.place(Unknown Source)",
                "com.sun.proxy.$Proxy12.place(Unknown Source)",
                "com.acme.$Proxy7.place(Unknown Source)",
                "com.acme.Orders$HibernateProxy$aB3x.place(Unknown Source)",
                "com.acme.Orders$ByteBuddy$Kf2.place(Unknown Source)",
                "com.acme.Orders$MockitoMock$1234.place(Unknown Source)",
                "com.acme.Orders$MockitoMock$123$auxiliary$xYz.call(Unknown Source)",
                "com.acme.Orders_$$_jvst7a_0.place(Orders_$$_jvst7a_0.java)",
                "com.acme.Orders_ClientProxy.place(Unknown Source)",
                "com.acme.Orders_Subclass.place(Unknown Source)",
                "com.acme.Orders$$Lambda$14/0x0000000800c03000.run(Unknown Source)",
                "com.acme.Orders$$Lambda/0x00007f1a2c001000.run(Unknown Source)",
                "com.acme.Orders$$Lambda$5/1324119927.run(Unknown Source)",
                "com.acme.Orders.access$000(Orders.java:7)",
                "java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)",
                "java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)",
                "sun.reflect.GeneratedMethodAccessor12.invoke(Unknown Source)",
                "jdk.internal.reflect.GeneratedMethodAccessor12.invoke(Unknown Source)",
                "java.base/java.lang.reflect.Method.invoke(Method.java:580)",
                "java.base/java.lang.invoke.LambdaForm$DMH/0x00007f.invokeVirtual(LambdaForm$DMH)",
            })
    void what_is_made_at_run_time_is_left_out(String generated) {
        String with = Fingerprint.ofOwnFrames()
                .of(thrown("X", null, "com.acme.Store.save(S.java:1)", generated, "com.acme.Web.post(W.java:1)"));
        String without = Fingerprint.ofOwnFrames()
                .of(thrown("X", null, "com.acme.Store.save(S.java:1)", "com.acme.Web.post(W.java:1)"));

        assertThat(with).isEqualTo(without);
    }

    @Test
    void a_hidden_class_keeps_the_name_that_people_gave_it() {
        assertThat(print("com.acme.Script/0x00007f1a2c001000.run(S.java:1)"))
                .isEqualTo(print("com.acme.Script.run(S.java:1)"));
    }

    @Test
    void the_depth_of_a_recursion_does_not_count() {
        List<String> shallow = new ArrayList<>(Collections.nCopies(3, "com.acme.Tree.walk(Tree.java:5)"));
        List<String> deep = new ArrayList<>(Collections.nCopies(40, "com.acme.Tree.walk(Tree.java:5)"));
        List.of(shallow, deep).forEach(frames -> frames.add("com.acme.Web.get(Web.java:1)"));

        assertThat(print(shallow.toArray(String[]::new))).isEqualTo(print(deep.toArray(String[]::new)));
    }

    @Test
    void frames_of_others_count_only_where_none_is_ours() {
        assertThat(print(
                        "java.util.ArrayList.get(A.java:1)",
                        "com.acme.Orders.place(O.java:1)",
                        "org.apache.X.y(X.java:1)"))
                .isEqualTo(print("java.util.ArrayList.checkIndex(A.java:1)", "com.acme.Orders.place(O.java:1)"));
        assertThat(print("io.netty.A.a(A.java:1)")).isNotEqualTo(print("io.netty.B.b(B.java:1)"));
        assertThat(print("java.util.A.a(A.java:1)")).isNotEqualTo(print("java.util.B.b(B.java:1)"));
    }

    @Test
    void without_packages_libraries_are_guessed_not_to_be_ours() {
        Fingerprint guessed = Fingerprint.forPackages(List.of());
        Thrown through = thrown("X", null, "com.fasterxml.jackson.A.a(A.java:1)", "de.shop.Orders.place(O.java:1)");

        assertThat(guessed.parts(through)).containsExactly("X", "at de.shop.Orders.place");
    }

    @Test
    void a_test_is_not_taken_for_the_program() {
        Fingerprint guessed = Fingerprint.forPackages(List.of());
        Thrown inTest = thrown("X", null, "de.shop.Orders.place(O.java:1)", "de.shop.OrdersTest.sells(T.java:1)");

        assertThat(guessed.parts(inTest)).containsExactly("X", "at de.shop.Orders.place");
    }

    @Test
    void a_package_is_no_prefix_of_its_neighbour() {
        assertThat(OURS.parts(thrown("X", null, "com.acmecorp.A.a(A.java:1)", "com.acme.B.b(B.java:1)")))
                .containsExactly("X", "at com.acme.B.b");
    }

    @Test
    void the_root_says_where_and_a_future_around_it_changes_nothing() {
        Thrown root = thrown("java.io.IOException", "gone", "com.acme.Store.save(S.java:1)", "... 1 more");
        Thrown wrapped = new Thrown(
                "java.util.concurrent.ExecutionException",
                "java.io.IOException: gone",
                List.of("com.acme.Web.get(W.java:3)"),
                List.of(root),
                List.of());

        assertThat(OURS.parts(wrapped))
                .containsExactly("java.io.IOException", "at com.acme.Store.save", "at com.acme.Web.get");
    }
}
