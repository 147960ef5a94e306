package com.acme.shop.orders;

/** Methods that do or do not assign their parameters. */
public class Assignments {

    private Object last = this;

    public int reads(int count) {
        int copy = count;
        copy++;
        return copy;
    }

    public int increments(int count) {
        count++;
        return count;
    }

    public static String replaces(String text) {
        text = text.trim();
        return text;
    }

    public long widens(long wide, Object big) {
        wide = 2 * wide;
        return wide + big.hashCode();
    }

    public void frees(Object big) {
        last = big.getClass();
        big = null;
        System.gc();
    }

    public void freesBoth(Object one, Object two) {
        last = one.getClass();
        one = two = null;
        System.gc();
    }

    public void freesSome(Object big, boolean all) {
        big = all ? null : last;
        last = big;
    }

    public Object nullsLocal(Object big) {
        Object local = null;
        if (big.hashCode() == 0) {
            local = big;
        }
        return local;
    }

    public int walks(java.util.List<?> rest) {
        int size = 0;
        while (!rest.isEmpty()) {
            rest = rest.subList(1, rest.size());
            size++;
        }
        return size;
    }
}
