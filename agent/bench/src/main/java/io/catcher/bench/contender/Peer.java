package io.catcher.bench.contender;

import io.catcher.bench.Jars;
import io.catcher.bench.fork.Inside;
import io.catcher.bench.fork.Proof;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody else's agent, which instruments the same methods by its own configuration and sends nothing anywhere.
 *
 * @param agent coordinates of its jar in Maven Central
 * @param api coordinates of jars that are needed to ask it
 * @param inside the question to it inside a call, see {@link Inside#QUESTION}
 * @param outside the answer where no call is open
 * @param settings the rest of its JVM's arguments
 */
public record Peer(String title, String agent, List<String> api, String inside, String outside, Settings settings) {

    /** The methods of the tower, for settings that take a list. */
    static final List<String> LEVELS =
            IntStream.rangeClosed(1, 9).mapToObj(level -> "level" + level).toList();

    static final String WORK = "com.acme.work.";

    /** The peers, the dearest last. */
    public static List<Peer> all() {
        return List.of(
                AspectJ.peer(),
                Kieker.peer(),
                Glowroot.peer(),
                OpenTelemetry.peer(),
                ElasticApm.peer(),
                Datadog.peer());
    }

    /** Calls until the JIT compiler has worked through an agent's code, which is many times ours. */
    private static final int SETTLING_MILLIS = 2000;

    /** Arguments and, in the scratch folder, files. */
    interface Settings {

        /** @param receiver the address of the {@link Receiver} */
        List<String> write(Path scratch, String receiver) throws IOException;
    }

    /**
     * @param agentJar where {@link #agent} is
     * @param apiJars where {@link #api} are
     */
    public Contender fetched(Path agentJar, List<Path> apiJars, Receiver receiver) {
        return new Fetched(this, agentJar, apiJars, receiver.url());
    }

    private record Fetched(Peer peer, Path agentJar, List<Path> apiJars, String receiver) implements Contender {

        @Override
        public String title() {
            return peer.title;
        }

        @Override
        public List<String> jvmArguments(Jars jars, Path scratch) throws IOException {
            List<String> arguments = new ArrayList<>(peer.settings.write(scratch, receiver));
            arguments.add("-javaagent:" + agentJar);
            arguments.add("-D" + Inside.QUESTION + "=" + peer.inside);
            arguments.add("-D" + Inside.NOTHING + "=" + peer.outside);
            arguments.add("-D" + Inside.API + "="
                    + apiJars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            return arguments;
        }

        @Override
        public int settlingMillis() {
            return SETTLING_MILLIS;
        }

        @Override
        public String verify(Path scratch) throws IOException, Unproven {
            Proof proof = Proof.read(scratch.resolve(Bare.PROOF));
            if (proof.inside() < Proof.CALLS) {
                throw new Unproven("seen in %d of %d calls: %s".formatted(proof.inside(), Proof.CALLS, proof.words()));
            }
            return "seen in " + proof.inside() + " of " + Proof.CALLS + " calls";
        }
    }
}
