package io.catcher.weave;

import io.catcher.weave.match.MethodPlan;
import net.bytebuddy.description.method.MethodDescription;

/** Gives each woven method its id and its chain. */
public interface SiteRegistry {

    /** Makes the site of a method, if it has none yet; false when nothing would watch it. Thread-safe. */
    boolean register(String internalName, MethodPlan method);

    /** Whether nothing in a method's chain cares for calls that succeed. Thread-safe. */
    boolean seesFailuresOnly(MethodPlan method);

    /** Whether something in a method's chain wants the objects of each call. Thread-safe. */
    boolean wantsFrame(MethodPlan method);

    /** The id of a registered method. */
    int idOf(MethodDescription method);
}
