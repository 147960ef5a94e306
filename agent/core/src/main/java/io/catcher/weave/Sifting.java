package io.catcher.weave;

import io.catcher.weave.Weaver.LeftOut;
import io.catcher.weave.match.MethodPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the methods of a class that cannot be woven, whose failures do not name them: by halves, which takes few attempts
 * where few are at fault. Used once.
 */
final class Sifting {

    private final Consumer<List<MethodPlan>> attempt;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param attempt throws if these methods cannot be woven together */
    Sifting(Consumer<List<MethodPlan>> attempt) {
        this.attempt = attempt;
    }

    /** Those that can be woven together, in their order. */
    List<MethodPlan> fitting(List<MethodPlan> methods) {
        List<MethodPlan> fitting = new ArrayList<>();
        sift(fitting, methods);
        return fitting;
    }

    /** The others, and why. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** With all that fitted before: two may be at fault only together, as in a class that grows beyond what a class file holds. */
    private void sift(List<MethodPlan> fitting, List<MethodPlan> more) {
        List<MethodPlan> together = new ArrayList<>(fitting);
        together.addAll(more);
        try {
            attempt.accept(together);
            fitting.addAll(more);
        } catch (VirtualMachineError exhausted) {
            throw exhausted;
        } catch (Throwable refused) {
            if (more.size() == 1) {
                leftOut.add(new LeftOut(more.get(0), "its byte code is none that the agent can do: " + refused));
            } else {
                int half = more.size() / 2;
                sift(fitting, more.subList(0, half));
                sift(fitting, more.subList(half, more.size()));
            }
        }
    }
}
