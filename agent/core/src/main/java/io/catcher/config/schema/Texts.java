package io.catcher.config.schema;

import io.catcher.config.PatternText;

/** Types whose value is the text itself. */
final class Texts {

    private static final int LONGEST = 2000;

    /** Any text; empty = not set. */
    static final Type.One<String> TEXT = (text, place) -> line(text);

    /** A text that says something. */
    static final Type.One<String> NAME = (text, place) -> filled(line(text));

    static final Type.One<PatternText> PATTERN =
            (text, place) -> new PatternText(filled(line(text)).strip(), place.toString());

    static final Type.One<String> CLASS_NAME = (text, place) -> className(filled(text));

    /** What a rule expects: a class, a class and a message with {@code *}, or a code. */
    static final Type.One<String> EXPECTED =
            (text, place) -> expected(filled(line(text)).strip());

    /** What a glob begins with, before its first wildcard, wakes its search: less would wake it everywhere. */
    static final Type.One<String> GLOB =
            (text, place) -> glob(filled(line(text)).strip());

    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_GLOB = 60;

    private Texts() {}

    private static String glob(String text) throws WrongValue {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain < SHORTEST_BEGINNING) {
            throw WrongValue.of("must begin with " + SHORTEST_BEGINNING
                    + " characters that are no wildcard, such as CUST-*: else each word of each text would be tried");
        }
        if (text.length() > LONGEST_GLOB) {
            throw WrongValue.of("is longer than " + LONGEST_GLOB + " characters");
        }
        return text;
    }

    private static boolean isPlain(char c) {
        return c != '*' && c != '?' && c > ' ' && c < 127;
    }

    private static String line(String text) throws WrongValue {
        if (text.length() > LONGEST) {
            throw WrongValue.of("is longer than " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw WrongValue.of("holds a line break or another control character");
        }
        return text;
    }

    private static String filled(String text) throws WrongValue {
        if (text.isBlank()) {
            throw WrongValue.of("is empty");
        }
        return text;
    }

    private static String expected(String text) throws WrongValue {
        int colon = text.indexOf(": ");
        String type = colon < 0 ? text : text.substring(0, colon);
        try {
            return colon > 0 && type.equals("*") ? text : className(type) + text.substring(type.length());
        } catch (WrongValue neither) {
            throw WrongValue.of("is neither the full name of a class (java.io.IOException), nor one with a message"
                    + " (\"java.io.IOException: Broken pipe*\", \"*: Broken pipe*\"), nor a code (E201)");
        }
    }

    private static String className(String text) throws WrongValue {
        boolean fits = text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
        if (!fits || text.startsWith(".") || text.endsWith(".")) {
            throw WrongValue.of("is not the full name of a class, such as java.io.IOException");
        }
        return text;
    }
}
