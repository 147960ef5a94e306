package com.acme.work;

import org.openjdk.jmh.annotations.CompilerControl;

/** Ten woven methods, each in the one before. */
@CompilerControl(CompilerControl.Mode.DONT_INLINE)
public class Tower {

    public static final int LEVELS = 10;

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
        return level10(item) + 1;
    }

    int level10(int item) {
        return item * 31 + 17;
    }
}
