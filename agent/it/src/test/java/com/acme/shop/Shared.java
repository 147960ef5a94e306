package com.acme.shop;

/** Fails with instances that are shared: HotSpot's own, a constant without a stack, and overflows; says how often. */
@SuppressWarnings({"InfiniteRecursion", "StaticAssignmentOfThrowable", "DoNotCallSuggester"}) // on purpose
public final class Shared {

    private static final RuntimeException CONSTANT = new RuntimeException("constant", null, false, false) {
        private static final long serialVersionUID = 1;
    };

    private Shared() {}

    static int length(String text) {
        return text.length();
    }

    static int constant() {
        throw CONSTANT;
    }

    static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    static int caller(String text) {
        return length(text) + 1;
    }

    public static void main(String[] arguments) {
        int empty = 0;
        for (int i = 0; i < 200_000; i++) {
            try {
                caller(null);
            } catch (NullPointerException expected) {
                empty += expected.getStackTrace().length == 0 ? 1 : 0;
            }
        }
        for (int i = 0; i < 1_000; i++) {
            try {
                constant();
            } catch (RuntimeException expected) {
                // The next one is a failure of its own.
            }
        }
        for (int i = 0; i < 50; i++) {
            try {
                endless(0);
            } catch (StackOverflowError expected) {
                // The stack is short again.
            }
        }
        System.out.println(empty > 0 ? "shared" : "not shared");
    }
}
