package io.catcher.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadNameTest {

    @Test
    void one_without_a_name_has_its_number() {
        Thread named = new Thread(() -> {}, "worker-1");
        Thread nameless = new Thread(() -> {}, "");

        assertThat(ThreadName.of(named)).isEqualTo("worker-1");
        assertThat(ThreadName.of(nameless)).isEqualTo("#" + nameless.getId());
    }

    @Test
    void a_class_of_the_application_is_not_asked() {
        Thread own = new Thread("") {
            @Override
            public long getId() {
                throw new AssertionError("asked");
            }
        };
        assertThat(ThreadName.of(own)).isEmpty();
    }
}
