package io.catcher.weave.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypesByLoaderTest {

    private static final TypeFacts FACTS = new TypeFacts("a/B", null, List.of(), Set.of(), Map.of());

    private static final class Throwaway extends ClassLoader {}

    @Test
    void eachLoaderHasItsOwnTypes() {
        TypesByLoader types = new TypesByLoader();
        ClassLoader one = new Throwaway();
        types.put(one, FACTS, "a/B");

        assertThat(types.get(one, "a/B")).isEqualTo(FACTS);
        assertThat(types.get(one, "a/C")).isNull();
        assertThat(types.get(new Throwaway(), "a/B")).isNull();
    }

    @Test
    void aLoaderThatNobodyUsesIsForgotten() {
        TypesByLoader types = new TypesByLoader();
        for (int i = 0; i < 500; i++) {
            types.put(new Throwaway(), FACTS, "a/B");
        }

        await().untilAsserted(() -> {
            System.gc();
            assertThat(types.loaders()).isZero();
        });
    }

    @Test
    void neitherLoadersNorTypesPileUp() {
        TypesByLoader types = new TypesByLoader();
        List<ClassLoader> kept = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            ClassLoader loader = new Throwaway();
            kept.add(loader);
            types.put(loader, FACTS, "a/B");
        }

        assertThat(types.loaders()).isBetween(1, 1_000);
        assertThat(kept).hasSize(3_000);
    }
}
