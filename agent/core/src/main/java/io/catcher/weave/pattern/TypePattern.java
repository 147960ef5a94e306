package io.catcher.weave.pattern;

/**
 * The type of a parameter or of a result, as written: simple or qualified, with wildcards, {@code []} and {@code ...}.
 * A lone {@code *} is any one type. Immutable.
 */
final class TypePattern {

    private final Glob element;
    private final int dimensions;
    private final boolean exact;

    TypePattern(String text) {
        String brackets = text.replace(" ", "").replace("...", "[]");
        int end = brackets.indexOf('[');
        String name = end < 0 ? brackets : brackets.substring(0, end);
        dimensions = end < 0 ? 0 : (brackets.length() - end) / 2;
        element = Glob.of(simple(name) ? "**." + name : name);
        exact = name.indexOf('*') < 0;
    }

    /** A type without its package is one of any package, as imports make it in source: {@code List}, {@code Map.Entry}. */
    private static boolean simple(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '*'
                && (!name.contains(".") || Character.isUpperCase(name.charAt(0)));
    }

    /** @param descriptor of the JVM, as {@code [Ljava/lang/String;} */
    boolean matches(String descriptor) {
        if (any()) {
            return true;
        }
        int depth = 0;
        while (descriptor.charAt(depth) == '[') {
            depth++;
        }
        return depth == dimensions && element.matches(elementName(descriptor, depth));
    }

    boolean any() {
        return element.any() && dimensions == 0;
    }

    /** Whether it names one type. */
    boolean exact() {
        return exact;
    }

    private static String elementName(String descriptor, int at) {
        return switch (descriptor.charAt(at)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'V' -> "void";
            default -> descriptor.substring(at + 1, descriptor.length() - 1);
        };
    }
}
