package io.catcher.bench.contender;

import java.util.ArrayList;
import java.util.List;

/** Kieker by AspectJ: its other agent, by Byte Buddy, is configured by environment variables only. Records are thrown away. */
final class Kieker {

    private static final String ASPECT =
            "kieker.monitoring.probe.aspectj.operationExecution.OperationExecutionAspectFull";

    private Kieker() {}

    static Peer peer() {
        return new Peer(
                "Kieker (AspectJ), dump writer",
                "net.kieker-monitoring:kieker:2.0.2:jar:aspectj",
                List.of(),
                "kieker.monitoring.core.registry.ControlFlowRegistry#INSTANCE.recallThreadLocalTraceId",
                "-1",
                (scratch, receiver) -> {
                    List<String> arguments = new ArrayList<>(AspectJ.aop(scratch, """
                            <aspectj>
                              <aspects><aspect name="%s"/></aspects>
                              <weaver options="-nowarn">
                                <include within="com.acme.work.Leaf"/>
                                <include within="com.acme.work.Basket"/>
                                <include within="com.acme.work.Tower"/>
                              </weaver>
                            </aspectj>
                            """.formatted(ASPECT)));
                    arguments.add("-Dkieker.monitoring.skipDefaultAOPConfiguration=true");
                    arguments.add("-Dkieker.monitoring.writer=kieker.monitoring.writer.dump.DumpWriter");
                    // 2: what finds the queue full is dropped. By default callers wait for the writer; two have hung
                    // there.
                    arguments.add("-Dkieker.monitoring.core.controller.WriterController.RecordQueueInsertBehavior=2");
                    return arguments;
                });
    }
}
