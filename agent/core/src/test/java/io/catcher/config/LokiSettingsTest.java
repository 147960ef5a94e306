package io.catcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LokiSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://logs-prod-eu-west-0.grafana.net",
                "https://LOGS.Grafana.NET:443",
                "https://203.0.113.9",
                "http://8.8.8.8:3100/loki",
                "http://172.32.0.1:3100",
                "http://100.128.0.1:3100",
                "https://[2001:db8::1]:3100"
            })
    void one_that_says_by_its_address_that_it_is_outside_needs_consent(String url) {
        assertThat(LokiSettings.DEFAULTS.to(url).isOutside()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3100",
                "http://127.0.0.1:3100",
                "http://loki:3100",
                "https://loki.monitoring.svc.cluster.local",
                "http://10.1.2.3:3100",
                "http://172.16.0.1:3100",
                "http://172.31.255.254:3100",
                "http://192.168.1.1",
                "http://169.254.1.1:3100",
                "http://100.64.0.1:3100",
                "http://[::1]:3100",
                "http://[fd12:3456::1]:3100",
                "http://[fe80::1]:3100",
                "https://grafana.net.acme.com",
                "no address"
            })
    void no_other_needs_it_unless_it_is_marked(String url) {
        assertThat(LokiSettings.DEFAULTS.to(url).isOutside()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://loki:3100", "HTTP://10.1.2.3", "http://[fd12:3456::1]:3100", "http://127.evil.com"})
    void http_to_another_machine_is_readable_by_others(String url) {
        assertThat(LokiSettings.DEFAULTS.to(url).isReadableByOthers()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://loki:3100",
                "http://localhost:3100",
                "http://loki.localhost",
                "http://127.0.0.1",
                "http://[::1]:3100"
            })
    void https_and_this_machine_are_not(String url) {
        assertThat(LokiSettings.DEFAULTS.to(url).isReadableByOthers()).isFalse();
    }
}
