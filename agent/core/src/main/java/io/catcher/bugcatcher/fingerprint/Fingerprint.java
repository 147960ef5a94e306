package io.catcher.bugcatcher.fingerprint;

import io.catcher.bugcatcher.thrown.Wrappers;
import io.catcher.event.part.Thrown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names a failure by its type, the code that its message prints, and our own innermost frames; the message itself, line
 * numbers, and the numbers of lambdas, proxies and generated classes do not count, so that a recompiled program's failure
 * keeps its name. Made only of what a printed stack trace shows: a trace that is pasted from a ticket gives the name that
 * the event carries. Immutable.
 *
 * <p>The choices are measured on labelled traces, split by project into two halves ({@code bench}, {@code fingerprints}):
 * six frames are the fewest whose precision is at least 0.97 on both halves; fewer merge different bugs that meet in the
 * same library code, more tear apart what one bug does on several ways. Of a recursion each method counts once, since its
 * depth is that of the data. Frames that only make or throw the exception say what its type says already.
 */
public final class Fingerprint {

    private static final int FRAMES = 6;

    private final OurFrames ours;
    private final int frames;

    private Fingerprint(OurFrames ours, int frames) {
        this.ours = ours;
        this.frames = frames;
    }

    /** @param appPackages packages of our own classes; empty = guessed: all but the JDK's and those of known libraries */
    public static Fingerprint forPackages(List<String> appPackages) {
        return new Fingerprint(OurFrames.in(appPackages), FRAMES);
    }

    /** Where all frames that are given are known to be our own. */
    public static Fingerprint ofOwnFrames() {
        return new Fingerprint(OurFrames.all(), FRAMES);
    }

    /** The same with another number of frames, to measure what the number does. */
    public Fingerprint withFrames(int count) {
        return new Fingerprint(ours, count);
    }

    /** Sixteen hexadecimal digits. Never throws. */
    public String of(Thrown thrown) {
        return hash(String.join("\n", parts(thrown)));
    }

    /** What the name is made of, in words for people: types, code, frames. */
    public List<String> parts(Thrown thrown) {
        List<Thrown> chain = chain(thrown);
        Thrown root = chain.get(chain.size() - 1);
        Set<String> types = new LinkedHashSet<>();
        types.add(StableNames.ofType(outermost(chain).type()));
        types.add(StableNames.ofType(root.type()));
        List<String> parts = new ArrayList<>(types);
        String code = PrintedCode.of(chain);
        if (!code.isEmpty()) {
            parts.add("code " + code);
        }
        for (String frame : ours.innermost(chain, frames)) {
            parts.add("at " + frame);
        }
        return parts;
    }

    private static List<Thrown> chain(Thrown thrown) {
        List<Thrown> chain = new ArrayList<>();
        chain.add(thrown);
        chain.addAll(thrown.causes());
        return chain;
    }

    /** The first that says something: whether a future's get or join brought it is no other failure. */
    private static Thrown outermost(List<Thrown> chain) {
        return chain.stream()
                .filter(one -> !Wrappers.has(one.type()))
                .findFirst()
                .orElse(chain.get(0));
    }

    private static String hash(String text) {
        try {
            byte[] full = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
