package io.catcher.ship.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.LokiSettings;
import io.catcher.ship.loki.http.Answer;
import io.catcher.ship.loki.http.HttpPush;
import io.catcher.ship.wire.PushBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the agent trusts and who it says it is, against a server with authorities that are made here. */
class TlsTest {

    private static Authority ours;
    private static Authority others;

    @TempDir
    private Path temp;

    @BeforeAll
    static void authorities(@TempDir Path temp) throws Exception {
        ours = Authority.create(temp.resolve("ours"));
        others = Authority.create(temp.resolve("others"));
    }

    private final byte[] request = PushBody.gzipped(List.of("{\"streams\":[]}".getBytes(StandardCharsets.UTF_8)));

    private Answer posted(TlsStub server, String ca, String cert, String key) throws Exception {
        return new HttpPush(settings(server, ca, cert, key)).post(request);
    }

    private static LokiSettings settings(TlsStub server, String ca, String cert, String key) {
        return new LokiSettings(server.url(), true, 10, "", "", "", "", ca, cert, key, true, false);
    }

    private String file(String name, String... parts) throws IOException {
        return Files.writeString(temp.resolve(name), String.join("\n", parts)).toString();
    }

    @Test
    void aCertificateOfOnesOwnAuthorityIsTrustedAmongSeveralAndAnyOtherIsNot() throws Exception {
        Authority.Identity server = ours.issue("server", "RSA", "dns:localhost,ip:127.0.0.1", 1);
        try (TlsStub loki = TlsStub.start(server, null)) {
            String both = file("both.pem", "# a comment", others.certificate(), "between", ours.certificate());
            String wrong = file("wrong.pem", others.certificate());

            assertThat(posted(loki, both, "", "").status()).isEqualTo(204);
            assertThat(posted(loki, wrong, "", "").summary()).contains("unable to find valid certification path");
            // Not in the JVM's own either.
            assertThat(posted(loki, "", "", "").summary()).contains("unable to find valid certification path");
            assertThat(loki.requests()).isEqualTo(1);
        }
    }

    @Test
    void doctorTrustsWhomTheAgentTrusts() throws Exception {
        String ca = file("ca.pem", ours.certificate());
        Duration patience = Duration.ofSeconds(20);
        try (TlsStub loki = TlsStub.start(ours.issue("asked", "RSA", "ip:127.0.0.1", 1), null)) {
            assertThat(new LokiProbe(settings(loki, ca, "", ""))
                            .get("/ready", patience)
                            .status())
                    .isEqualTo(204);
            assertThat(new LokiProbe(settings(loki, "", "", ""))
                            .get("/ready", patience)
                            .failure())
                    .hasMessageContaining("unable to find valid certification path");
            assertThat(new LokiProbe(settings(loki, ca + ".gone", "", ""))
                            .get("/ready", patience)
                            .failure())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateForAnotherHostOrOneThatIsOverIsRefused() throws Exception {
        String ca = file("ca.pem", ours.certificate());
        try (TlsStub loki = TlsStub.start(ours.issue("elsewhere", "RSA", "dns:loki.example", 1), null)) {
            assertThat(posted(loki, ca, "", "").summary()).contains("No subject alternative");
            assertThat(loki.requests()).isZero();
        }
        try (TlsStub loki = TlsStub.start(ours.issue("expired", "RSA", "ip:127.0.0.1", -1), null)) {
            assertThat(posted(loki, ca, "", "").summary()).containsIgnoringCase("validity check failed");
            assertThat(loki.requests()).isZero();
        }
    }

    @Test
    void aServerThatAsksWhoWeAreGetsTheClientCertificateOfEitherKind() throws Exception {
        String ca = file("ca.pem", ours.certificate());
        try (TlsStub loki = TlsStub.start(ours.issue("mutual", "RSA", "ip:127.0.0.1", 1), ours)) {
            assertThat(posted(loki, ca, "", "").status()).isZero();
            for (String kind : List.of("RSA", "EC")) {
                Authority.Identity client = ours.issue("client-" + kind, kind, "dns:client", 1);
                String cert = file(kind + ".pem", client.certificate(), ours.certificate());
                String key = file(kind + ".key", client.key());

                assertThat(posted(loki, ca, cert, key).status()).as(kind).isEqualTo(204);
            }
        }
    }

    @Test
    void aReplacedCertificateCountsFromTheNextRequestOnAndABrokenOneIsSaid() throws Exception {
        String ca = file("ca.pem", others.certificate());
        try (TlsStub loki = TlsStub.start(ours.issue("rotated", "RSA", "ip:127.0.0.1", 1), null)) {
            HttpPush push = new HttpPush(settings(loki, ca, "", ""));
            assertThat(push.post(request).status()).isZero();

            file("ca.pem", "hunter2 is no certificate");
            assertThat(push.post(request).summary())
                    .contains("the file of bugcatcher.loki.ca_file has no -----BEGIN CERTIFICATE-----")
                    .doesNotContain("hunter2");
            file("ca.pem", ours.certificate(), "and more, so that its size differs");
            assertThat(push.post(request).status()).isEqualTo(204);
        }
    }

    @Test
    void whatCannotBeUsedIsNamedByItsSettingWithWhatToDo() throws Exception {
        Authority.Identity client = ours.issue("named", "RSA", "dns:client", 1);
        Authority.Identity another = ours.issue("another", "RSA", "dns:client", 1);
        String cert = file("c.pem", client.certificate());
        try (TlsStub loki = TlsStub.start(ours.issue("s", "RSA", "ip:127.0.0.1", 1), null)) {
            assertThat(said(loki, cert, file("1.key", block("RSA PRIVATE KEY", "hunter2"))))
                    .contains("bugcatcher.loki.key_file", "PKCS#1", "openssl pkcs8 -topk8 -nocrypt -in OLD.pem")
                    .doesNotContain("hunter2");
            assertThat(said(loki, cert, file("2.key", block("ENCRYPTED PRIVATE KEY", "hunter2"))))
                    .contains("bugcatcher.loki.key_file", "is encrypted with a password", "openssl pkcs8");
            assertThat(said(loki, cert, file("3.key", block("EC PRIVATE KEY", "hunter2"))))
                    .contains("SEC1", "openssl pkcs8");
            assertThat(said(loki, cert, file("4.key", block("PRIVATE KEY", "hunter2"))))
                    .contains("is no RSA key")
                    .doesNotContain("hunter2");
            assertThat(said(loki, cert, file("5.key", another.key()))).contains("is not that of the certificate");
            assertThat(said(loki, cert, "hunter2/no/such/file"))
                    .contains("the file of bugcatcher.loki.key_file cannot be read: NoSuchFileException")
                    .doesNotContain("hunter2");
            assertThat(said(loki, cert, "")).contains("cert_file and key_file belong together");
        }
    }

    private String said(TlsStub loki, String cert, String key) throws Exception {
        return posted(loki, file("ca.pem", ours.certificate()), cert, key).summary();
    }

    private static String block(String kind, String text) {
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
