package io.catcher.bench.contender;

import java.util.List;

/** Elastic's agent: a transaction or span a call. Its server would be on a port of loopback where nobody listens. */
final class ElasticApm {

    private static final String VERSION = "1.55.1";

    private ElasticApm() {}

    static Peer peer() {
        return new Peer(
                "Elastic APM, no server",
                "co.elastic.apm:elastic-apm-agent:" + VERSION,
                List.of("co.elastic.apm:apm-agent-api:" + VERSION),
                "co.elastic.apm.api.ElasticApm#currentSpan.getId",
                "",
                scratch -> List.of(
                        "-Delastic.apm.service_name=bench",
                        "-Delastic.apm.server_url=http://127.0.0.1:9",
                        "-Delastic.apm.cloud_provider=NONE",
                        "-Delastic.apm.central_config=false",
                        "-Delastic.apm.log_level=ERROR",
                        "-Delastic.apm.application_packages=com.acme.work",
                        "-Delastic.apm.trace_methods=%1$sLeaf#price,%1$sBasket#total,%1$sTower#level*"
                                .formatted(Peer.WORK)));
    }
}
