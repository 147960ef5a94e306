package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins in addresses and command lines, and what looks like one and is none. */
class LoginsTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "no postgres://svc:ab/cde9@h:5432/d | no postgres://[redacted]@h:5432/d",
                "amqp://svc:a1/b2/c3@mq.example.com/vh | amqp://[redacted]@mq.example.com/vh",
                "jdbc:oracle:thin:scott/\"t@g/r7\"@h:1521:S | jdbc:oracle:thin:[redacted]@h:1521:S",
                "curl -uadmin:pw7 https://h | curl -u[redacted] https://h",
                "curl -su admin:pw7 https://h | curl -su [redacted] https://h",
                "curl --silent -kuadmin:pw7 https://h | curl --silent -ku[redacted] https://h",
                "curl -k -u 'admin:Rwx KHV77' https://h | curl -k -u '[redacted]' https://h",
                "/mnt/c/Users/okonkwo7/x.txt | /mnt/c/Users/[redacted]/x.txt",
                "/c/Users/okonkwo7/x.txt | /c/Users/[redacted]/x.txt",
                "keytool -srcstorepass hUn#22x -destkeypass Z9kw | keytool -srcstorepass [redacted] -destkeypass [redacted]"
            })
    void aLoginIsHiddenAndItsHostStays(String text, String expected) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/users/a@b",
                "http://host:8080/users/@me/x",
                "https://registry:5000/acme/shop@sha256:abcd",
                "curl -upload https://h",
                "curl -u admin https://h",
                "/api/c/Users/42",
                "netmask 255.255.255.0",
                "session=new",
                "auth: disabled",
                "email -> EmailValidator"
            })
    void whatIsNoLoginStays(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(text);
    }
}
