package io.catcher.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** AspectJ's load-time weaver, with an around advice of ours that reads the clock twice. */
final class AspectJ {

    private AspectJ() {}

    static Peer peer() {
        return new Peer(
                "AspectJ, an @Around that times",
                // The version that the aspect is compiled with.
                "org.aspectj:aspectjweaver:1.9.27",
                List.of(),
                "io.catcher.bench.fork.TimingAspect#open",
                "0",
                (scratch, receiver) -> aop(scratch, """
                        <aspectj>
                          <aspects><aspect name="io.catcher.bench.fork.TimingAspect"/></aspects>
                          <weaver options="-nowarn">
                            <include within="com.acme.work.*"/>
                            <!-- Only a woven aspect has the method that its callers get it from. -->
                            <include within="io.catcher.bench.fork.TimingAspect"/>
                          </weaver>
                        </aspectj>
                        """));
    }

    /** The argument that makes the weaver read this file and no other. */
    static List<String> aop(Path scratch, String text) throws IOException {
        Path file = Files.writeString(scratch.resolve("aop.xml"), text);
        return List.of("-Dorg.aspectj.weaver.loadtime.configuration=" + file.toUri());
    }
}
