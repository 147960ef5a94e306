package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences about passwords and tokens, with and without them. */
class SentencesTest {

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your new password is: %s, bob",
                "The first password was now set to %s by bob",
                "Password changed from %s to wombat-9x by bob",
                "Password changed from wombat-9x to %s by bob",
                "password reset to '%s' by bob",
                "expected password <%s> but bob has none",
                "No session with session id %s of bob",
                "session id: %s of bob",
                "sessionId %s expired, bob",
                "Token not found: %s of bob",
                "token has expired: %s of bob"
            })
    void the_secret_goes(String way) {
        String secret = "quokka77" + "WX9PL0MN4T";

        assertThat(scrubber.scrubbed(way.replace("%s", secret)))
                .doesNotContain("quokka")
                .doesNotContain("wombat")
                .contains("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password was changed by bob",
                "password set to expire in 30 days",
                "token not found: order 7 of bob",
                "token from service-a1b2c3d4e5f6a7b8 was used",
                "Unexpected token: START_ARRAY, line 7",
                "extraneous input token=EOF expecting ID",
                "UPDATE users u SET u.password = :password WHERE u.id = :id",
                "UPDATE users SET password = $2 WHERE id = $1",
                "UPDATE users SET password = #{password}",
                "UPDATE users SET password = @password",
                "CREATE TABLE users (id bigint, password varchar(60) not null)",
                "interface Login { password: string; }",
                "secrets: 3 of 12",
                "POST /account/password HTTP/1.1"
            })
    void without_one_nothing_goes(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: QUOKKA77",
                "password: QUOKKA",
                "token=QUOKKAQUOKKAQUOKKA",
                "password = :quokka7",
                "password=@quokka",
                "password=#quokka",
                "secrets: quokka3",
                "passwords: 123456"
            })
    void what_only_resembles_those_goes(String text) {
        assertThat(scrubber.scrubbed(text)).endsWith("[redacted]").doesNotContainIgnoringCase("quokka");
    }
}
