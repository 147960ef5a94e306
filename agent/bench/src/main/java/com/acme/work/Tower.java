package com.acme.work;

import org.openjdk.jmh.annotations.CompilerControl;

/** Nine woven methods, each in the one before, and a leaf in the last. */
@CompilerControl(CompilerControl.Mode.DONT_INLINE)
public class Tower {

    /** Its own, and the leaf's. */
    public static final int CALLS = 10;

    private final Leaf leaf = new Leaf();

    public int level1(int item) {
        return level2(item) + 1;
    }

    int level2(int item) {
        return level3(item) + 1;
    }

    int level3(int item) {
        return level4(item) + 1;
    }

    int level4(int item) {
        return level5(item) + 1;
    }

    int level5(int item) {
        return level6(item) + 1;
    }

    int level6(int item) {
        return level7(item) + 1;
    }

    int level7(int item) {
        return level8(item) + 1;
    }

    int level8(int item) {
        return level9(item) + 1;
    }

    int level9(int item) {
        return leaf.price(item) + 1;
    }
}
