package io.catcher.weave.match;

import io.catcher.config.Level;
import io.catcher.config.Rule;
import io.catcher.weave.classfile.MethodFacts;
import io.catcher.weave.match.Marks.Mark;
import io.catcher.weave.pattern.Pointcut;
import org.jspecify.annotations.Nullable;

/** What the marks of a class say of each of its methods. Immutable. */
final class MarkedMethods {

    private final Marks marks;
    private final @Nullable Rule rule;

    /** @param rule for those that no rule of the file matches; null = they are not watched */
    MarkedMethods(Marks marks, @Nullable Rule rule) {
        this.marks = marks;
        this.rule = rule;
    }

    /** By which the method is watched though no rule of the file matches it; null = it is not. */
    @Nullable
    Rule rule(MethodFacts method) {
        if (method.isAbstract() || method.isNative() || method.name().startsWith("<")) {
            return null;
        }
        boolean watched =
                marks.onMethod(method.key()) != null || (marks.onClass() != null && !Pointcut.isPlumbing(method));
        return watched ? rule : null;
    }

    /** The rule, told as the nearest mark asks for. */
    Rule levelled(MethodFacts method, Rule of) {
        Mark mark = marks.onMethod(method.key());
        Mark nearest = mark == null ? marks.onClass() : mark;
        return nearest != null && nearest.debug() && of.level() != Level.DEBUG ? of.at(Level.DEBUG) : of;
    }

    /** What events call the method. */
    String name(MethodFacts method, String usual) {
        Mark mark = marks.onMethod(method.key());
        return mark == null || mark.name().isBlank() ? usual : mark.name();
    }
}
