package io.catcher.bench.contender;

import java.util.List;

/** Elastic's agent: a transaction or span a call. It sends them to the {@link Receiver}. */
final class ElasticApm {

    private ElasticApm() {}

    static Peer peer() {
        return new Peer(
                "Elastic APM, stub server",
                "co.elastic.apm:elastic-apm-agent:1.55.1",
                List.of("co.elastic.apm:apm-agent-api:1.54.0"),
                "co.elastic.apm.api.ElasticApm#currentSpan.getId",
                "",
                (scratch, receiver) -> List.of(
                        "-Delastic.apm.service_name=bench",
                        "-Delastic.apm.server_url=" + receiver,
                        "-Delastic.apm.cloud_provider=NONE",
                        "-Delastic.apm.central_config=false",
                        "-Delastic.apm.log_level=ERROR",
                        "-Delastic.apm.application_packages=com.acme.work",
                        "-Delastic.apm.trace_methods=%1$sLeaf#price,%1$sBasket#total,%1$sTower#level*"
                                .formatted(Peer.WORK)));
    }
}
