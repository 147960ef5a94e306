package io.catcher.bench.contender;

import io.catcher.bench.Jars;
import io.catcher.bench.fork.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the others are compared with. */
public enum Bare implements Contender {
    NO_AGENT("no agent"),

    /** The least that timing a method can cost. */
    FLOOR("floor: two clock reads and an add");

    /** The file of {@link Proof} in a scratch folder. */
    static final String PROOF = "proof";

    private final String title;

    Bare(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> jvmArguments(Jars jars, Path scratch) {
        return this == FLOOR ? List.of("-javaagent:" + jars.bench()) : List.of();
    }

    @Override
    public String verify(Path scratch) throws IOException, Unproven {
        long nanos = Proof.read(scratch.resolve(PROOF)).floorNanos();
        if (this == FLOOR ? nanos == 0 : nanos != 0) {
            throw new Unproven("counted " + nanos + " ns");
        }
        return this == FLOOR ? "its own sum" : "";
    }
}
