package io.catcher.weave.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of one pattern, once; the first thing that is wrong ends it. */
final class PatternParser {

    private final String text;
    private int at;

    private PatternParser(String text) {
        this.text = text;
    }

    static Pointcut parse(String text, boolean wholeClasses) throws PatternException {
        int hash = text.indexOf('#');
        if (text.isBlank()) {
            throw new PatternException("the pattern is empty");
        }
        if (Repair.BRACKETS.matcher(text).find()) {
            throw new PatternException("the brackets around what may be left out are not written");
        }
        if (hash < 0 && !wholeClasses) {
            throw new PatternException("no '#' says which methods are meant (an unquoted ' #' starts a comment: put the"
                    + " pattern in quotes)");
        }
        if (hash != text.lastIndexOf('#')) {
            throw new PatternException("more than one '#'");
        }
        PatternParser types = new PatternParser(hash < 0 ? text : text.substring(0, hash));
        MethodPointcut methods = hash < 0 ? null : new PatternParser(text.substring(hash + 1)).methods();
        return types.classes(text, methods);
    }

    private Pointcut classes(String whole, @Nullable MethodPointcut methods) throws PatternException {
        List<Glob> annotations = annotations("class");
        skipBlanks();
        boolean subtypes = take('+');
        skipBlanks();
        String name = rest();
        if (name.endsWith("+")) {
            throw new PatternException("the '+' for subtypes stands before the class");
        }
        return new Pointcut(whole, annotations, subtypes, name("class", name), methods);
    }

    private MethodPointcut methods() throws PatternException {
        List<Glob> annotations = annotations("method");
        skipBlanks();
        String name = until("(:").strip();
        if (name.equals("<clinit>")) {
            throw new PatternException("static initialisers cannot be watched");
        }
        Glob glob = name.equals("<init>") ? Glob.of(name) : methodName(name);
        List<TypePattern> parameters = null;
        boolean more = false;
        if (take('(')) {
            parameters = new ArrayList<>();
            more = parameters(parameters);
        }
        return new MethodPointcut(annotations, glob, parameters, more, result(name));
    }

    private static Glob methodName(String name) throws PatternException {
        if (name.indexOf('.') >= 0) {
            throw new PatternException("'" + name + "' is no method name: only what stands before the '#' has dots");
        }
        return name("method", name);
    }

    /** Returns whether {@code ..} ends the list. */
    private boolean parameters(List<TypePattern> into) throws PatternException {
        String list = until(")");
        if (!take(')')) {
            throw new PatternException("')' is missing");
        }
        if (list.isBlank()) {
            return false;
        }
        String[] types = list.split(",", -1);
        for (int i = 0; i < types.length; i++) {
            String type = types[i].strip();
            if (!type.equals("..")) {
                into.add(type("parameter", type));
            } else if (i == types.length - 1) {
                return true;
            } else {
                throw new PatternException("'..' means any remaining parameters: it stands last");
            }
        }
        return false;
    }

    private @Nullable TypePattern result(String method) throws PatternException {
        skipBlanks();
        if (take(':')) {
            if (method.equals("<init>")) {
                throw new PatternException("a constructor returns nothing");
            }
            return type("result", rest());
        }
        if (at < text.length()) {
            throw new PatternException("'" + rest() + "' follows the parameters; a result is written ': type'");
        }
        return null;
    }

    private static TypePattern type(String what, String type) throws PatternException {
        String element = type.endsWith("...") ? type.substring(0, type.length() - 3) : type;
        while (element.endsWith("[]")) {
            element = element.substring(0, element.length() - 2).strip();
        }
        name(what + " type", element);
        return new TypePattern(type);
    }

    private List<Glob> annotations(String owner) throws PatternException {
        List<Glob> found = new ArrayList<>();
        skipBlanks();
        while (take('@')) {
            String name = until(" \t");
            if (at == text.length()) {
                throw new PatternException("no " + owner + " follows the annotation '@" + name + "'");
            }
            Glob glob = name("annotation", name);
            found.add(name.indexOf('.') < 0 ? Glob.of("**." + name) : glob);
            skipBlanks();
        }
        return found;
    }

    private static Glob name(String what, String name) throws PatternException {
        if (name.isEmpty()) {
            throw new PatternException("no " + what + " is named");
        }
        if (name.indexOf('<') >= 0) {
            throw new PatternException("a type is named without its generic part");
        }
        if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            throw new PatternException("a name is missing beside a dot of '" + name + "'; any packages are '**'");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean legal = Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
            if (!legal && "*.-+".indexOf(c) < 0) {
                throw new PatternException("'" + printable(c) + "' cannot stand in the name of a " + what);
            }
        }
        return Glob.of(name);
    }

    private static String printable(char c) {
        return Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private String until(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String rest() {
        String rest = text.substring(at).strip();
        at = text.length();
        return rest;
    }
}
