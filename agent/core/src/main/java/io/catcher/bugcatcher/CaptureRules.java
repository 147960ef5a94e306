package io.catcher.bugcatcher;

import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.bugcatcher.context.Identities;
import io.catcher.bugcatcher.flood.Expected;
import io.catcher.bugcatcher.request.RequestSnapshot;
import io.catcher.bugcatcher.snapshot.Renderer;
import io.catcher.bugcatcher.snapshot.Resumption;
import io.catcher.bugcatcher.snapshot.Walk;
import io.catcher.config.Capture;
import io.catcher.event.Ids;
import io.catcher.event.Watched;
import io.catcher.event.part.Argument;
import io.catcher.event.part.PathStep;
import io.catcher.event.part.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How each method is watched, and how what is seen there is named and copied. Thread-safe. */
public final class CaptureRules {

    /** What a rule says of its methods' failures. */
    public record RuleView(Capture capture, List<String> ignore) {}

    private final IntFunction<@Nullable Watched> methods;
    private final IntFunction<@Nullable RuleView> rules;
    private final Renderer renderer;
    private final ContextMaps contextMaps;
    private final Hashing hashing = new Hashing();
    private final String instance;

    /**
     * @param rules by site id
     * @param instance tells request ids of this JVM from those of others
     */
    public CaptureRules(
            IntFunction<@Nullable Watched> methods,
            IntFunction<@Nullable RuleView> rules,
            Renderer renderer,
            ContextMaps contextMaps,
            String instance) {
        this.methods = methods;
        this.rules = rules;
        this.renderer = renderer;
        this.contextMaps = contextMaps;
        this.instance = instance;
    }

    /** The application's own ids of what this thread is doing. */
    Identities identities(ThreadRequests thread) {
        return Identities.of(contextMaps, hashing::hash).or(thread.said);
    }

    @Nullable
    Watched method(int site) {
        return methods.apply(site);
    }

    Watched required(int site) {
        return Objects.requireNonNull(methods.apply(site), "a woven method without a name");
    }

    boolean capturesArguments(int site) {
        return capture(site) != Capture.NONE;
    }

    /** Which failures are expected in this method. */
    Expected expected(int site) {
        RuleView rule = rules.apply(site);
        return new Expected(rule == null ? List.of() : rule.ignore());
    }

    /** A return value as its rule lets it be seen; null where it lets nothing be seen. */
    @Nullable
    Object output(int site, @Nullable Object value) {
        if (value == null || !capturesArguments(site)) {
            return null;
        }
        Object rendered = renderer.render(value);
        return capture(site) == Capture.HASH ? hashing.of(value, rendered) : rendered;
    }

    private Capture capture(int site) {
        RuleView rule = rules.apply(site);
        return rule == null ? Capture.ARGS : rule.capture();
    }

    /** What is to be told of a frame; arguments are null where they are not wanted. */
    PathStep frame(Watched method, @Nullable Object self, @Nullable Object @Nullable [] arguments) {
        if (arguments == null) {
            return new PathStep(method.toolName(), null, List.of(), List.of());
        }
        Walk walk = new Walk();
        Capture capture = capture(method.site());
        List<Argument> args = render(method, arguments, capture, walk);
        return new PathStep(method.toolName(), receiver(self, capture, walk), args, method.reassigned());
    }

    private @Nullable Receiver receiver(@Nullable Object self, Capture capture, Walk walk) {
        if (self == null) {
            return null;
        }
        boolean fields = capture == Capture.ALL;
        return new Receiver(Walk.nameOf(self.getClass()), fields ? renderer.render("this", self, walk) : null);
    }

    List<Argument> render(int site, @Nullable Object[] arguments) {
        return render(required(site), arguments, capture(site), new Walk());
    }

    private List<Argument> render(Watched method, @Nullable Object[] arguments, Capture capture, Walk walk) {
        boolean hash = capture == Capture.HASH;
        List<Argument> rendered = new ArrayList<>(arguments.length);
        int first = Resumption.is(method, arguments) ? arguments.length - 1 : 0;
        for (int i = first; i < arguments.length; i++) {
            String name = at(method.parameterNames(), i);
            Object value = renderer.render(name, arguments[i], walk);
            rendered.add(
                    new Argument(name, at(method.parameterTypes(), i), hash ? hashing.of(arguments[i], value) : value));
        }
        return rendered;
    }

    Ids ids(Identities identities, @Nullable RequestSnapshot request, int step) {
        if (request == null) {
            return identities.alone();
        }
        String parent = request.parent().exists() ? id(request.parent().serial()) : null;
        String own = id(request.serial());
        return identities.or(
                request.workflow() == null ? own : request.workflow(), own, parent, String.valueOf(step + 1));
    }

    /** The id of the workflow that this thread is in: the application's own, or that of its request. */
    String workflow(long serial) {
        String own = Identities.workflow(contextMaps);
        return own == null ? id(serial) : own;
    }

    private String id(long serial) {
        return instance + "-" + Long.toString(serial, 36);
    }

    private static String at(List<String> names, int index) {
        return index < names.size() ? names.get(index) : "arg" + index;
    }
}
