package com.acme.shop;

/** Throws one instance through several frames and checks that the very same one arrives, with its own stack. */
@SuppressWarnings({"InfiniteRecursion", "StaticAssignmentOfThrowable", "DoNotCallSuggester"}) // all on purpose
public final class Identity {

    static final RuntimeException THE_ONE = new RuntimeException("the one");

    static Object same(Object value) {
        return value;
    }

    static void inner() {
        throw THE_ONE;
    }

    static void outer() {
        inner();
    }

    static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    static long[] huge() {
        return new long[Integer.MAX_VALUE - 8];
    }

    public static void main(String[] arguments) {
        Object value = new Object();
        System.out.println("same result " + (same(value) == value));
        try {
            outer();
        } catch (RuntimeException thrown) {
            System.out.println(
                    "same throwable " + (thrown == THE_ONE) + " suppressed " + thrown.getSuppressed().length);
        }
        for (int i = 0; i < 20; i++) {
            try {
                endless(0);
            } catch (StackOverflowError error) {
                boolean own = error.getStackTrace()[0].getClassName().equals(Identity.class.getName());
                System.out.println("overflow " + own);
            }
        }
        try {
            System.out.println(huge().length);
        } catch (OutOfMemoryError error) {
            System.out.println("memory " + error.getStackTrace()[0].getMethodName());
        }
    }
}
