package com.acme.work;

/** Says when its main method began: wall clock, milliseconds. */
public final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        long began = System.currentTimeMillis();
        System.out.println(began);
        try {
            greet("");
        } catch (IllegalArgumentException expected) {
            System.out.println("greeted nobody");
        }
    }

    static int greet(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no name");
        }
        return name.length();
    }
}
