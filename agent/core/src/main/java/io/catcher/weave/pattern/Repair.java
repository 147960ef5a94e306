package io.catcher.weave.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what was meant by a wrong pattern, from the ways other tools and the language itself write one. */
final class Repair {

    /** As the documentation of the language writes what may be left out. */
    static final Pattern BRACKETS = Pattern.compile("\\[\\s*([@+:][^\\]\\[#]*)\\]");

    private static final int LONGEST = 1_000;
    private static final Pattern RESULT_FIRST = Pattern.compile("#\\s*([\\w.$]+)\\s+([\\w$]+\\s*\\([^)]*\\))$");
    private static final Pattern NAMED_PARAMETER = Pattern.compile("([\\w.$\\]]+) +\\w+ *(?=[,)])");
    private static final Pattern GENERIC = Pattern.compile("(?<!#)<(?!init>)[^<>#]*>");

    private Repair() {}

    static Pointcut parse(String text, boolean wholeClasses) throws PatternException {
        if (text.length() > LONGEST) {
            throw new PatternException("longer than " + LONGEST + " characters");
        }
        try {
            return PatternParser.parse(text, wholeClasses);
        } catch (PatternException wrong) {
            String meant = guess(text.strip(), wholeClasses);
            throw useful(meant, wholeClasses) ? new PatternException(wrong.getMessage(), meant) : wrong;
        }
    }

    /** A guess that would be refused in its turn helps nobody. */
    private static boolean useful(String text, boolean wholeClasses) {
        try {
            return !PatternParser.parse(text, wholeClasses).isEverything();
        } catch (PatternException wrong) {
            return false;
        }
    }

    private static String guess(String text, boolean wholeClasses) {
        String bare = BRACKETS.matcher(text).replaceAll("$1");
        String guess = withoutGenerics(bare.replace("::", "#"));
        if (guess.indexOf('#') < 0 && !wholeClasses) {
            guess = withMethods(guess);
        }
        int hash = guess.indexOf('#');
        String types = hash < 0 ? guess : guess.substring(0, hash);
        String methods = hash < 0 ? "" : guess.substring(hash);
        return classes(types) + methods(methods);
    }

    private static String withoutGenerics(String text) {
        String before;
        String guess = text;
        do {
            before = guess;
            guess = GENERIC.matcher(guess).replaceAll("");
        } while (!guess.equals(before));
        return guess;
    }

    /** {@code a.Orders} → {@code a.Orders#*}, {@code a.orders} → {@code a.orders.**#*}, {@code a.Orders.place} → {@code a.Orders#place}. */
    private static String withMethods(String text) {
        int open = text.indexOf('(');
        int dot = text.lastIndexOf('.', open < 0 ? text.length() : open);
        String last = text.substring(dot + 1);
        boolean lower = !last.isEmpty() && Character.isLowerCase(last.charAt(0));
        String owner = text.substring(text.lastIndexOf('.', dot - 1) + 1, Math.max(dot, 0));
        boolean ofClass = !owner.isEmpty() && Character.isUpperCase(owner.charAt(0));
        if (dot > 0 && (open >= 0 || (lower && ofClass))) {
            return text.substring(0, dot) + "#" + last;
        }
        return text + (lower ? ".**#*" : "#*");
    }

    private static String classes(String types) {
        String guess = types.strip().replace('/', '.').replace("..*", ".**").replace("..", ".**.");
        int blank = guess.lastIndexOf(' ');
        String prefix = guess.substring(0, blank + 1);
        String name = guess.substring(blank + 1);
        if (name.startsWith("@")) {
            return prefix + name + " **";
        }
        if (name.isEmpty()) {
            return prefix + "**";
        }
        return prefix + (name.endsWith("+") ? "+" + name.substring(0, name.length() - 1) : name);
    }

    private static String methods(String methods) {
        Matcher resultFirst = RESULT_FIRST.matcher(methods);
        String guess = resultFirst.find() ? "#" + resultFirst.group(2) + ": " + resultFirst.group(1) : methods;
        guess = NAMED_PARAMETER.matcher(guess).replaceAll("$1");
        if (guess.indexOf('(') >= 0 && guess.indexOf(')') < 0) {
            guess += ")";
        }
        return guess.equals("#") || guess.matches("#@\\S+") ? guess + (guess.length() > 1 ? " *" : "*") : guess;
    }
}
