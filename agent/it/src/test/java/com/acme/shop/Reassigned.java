package com.acme.shop;

/** Methods that store into their parameters before they fail. */
public final class Reassigned {

    private Reassigned() {}

    static final class Import {

        int keeps(String line, int attempts) {
            line = line.trim();
            attempts++;
            return Integer.parseInt(line.substring(attempts));
        }

        int letsGo(byte[] file, String name, int part) {
            name = name.trim();
            int size = file.length;
            file = null;
            System.gc();
            return Integer.parseInt(name) + size + part;
        }
    }

    public static void main(String[] arguments) {
        Import task = new Import();
        attempt(() -> task.keeps("  none ", 1));
        attempt(() -> task.letsGo(new byte[7], "  spring  ", 3));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (NumberFormatException expected) {
            System.out.println("failed");
        }
    }
}
