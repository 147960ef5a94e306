package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret beside its name, as people and programs write both; looked for as an enemy would. */
class WaysToWriteItTest {

    private static final Scrubber SCRUBBER = new Scrubber(RedactionSettings.DEFAULTS);
    private static final String PASSWORD = "Tr4y" + "-kx82mQpL7w";
    private static final String PHRASE = "correct horse battery staple";

    static List<String> ways() {
        return List.of(
                "pwd=%s;Encrypt=true",
                "q=a&password=%s&b=c",
                "q=a%26password%3D%s%26b",
                "%7B%22password%22%3A%22%s%22%7D",
                "{Authorization=[Bearer %s]}",
                "headers [Authorization:\"Bearer %s\", Accept:\"*/*\"]",
                "Cookie: JSESSIONID=%s; theme=dark",
                "User{name='bob', password='%s'}",
                "WHERE email='bob@x.example' AND password = '%s'",
                "INSERT INTO users (name, password) VALUES ('bob', '%s')",
                "INSERT INTO users (name, password, age) VALUES ('bob', 'x', 7), ('O''Hara, A', '%s', 8)",
                "insert into `s`.`users`(`id`,`password`) values (7,'%s')",
                "UPDATE users SET password='%s' WHERE id=1",
                "CREATE USER bob WITH PASSWORD '%s'",
                "--password %s --x",
                "-Dspring.datasource.password=%s -jar",
                "redis-cli -a %s ping",
                "password '%s' is wrong",
                "{password=[%s, other]}",
                "password => \"%s\"",
                "<input name=\"password\" value=\"%s\"/>",
                "<entry key=\"password\">%s</entry>",
                "<property name=\"password\"><value>%s</value></property>",
                "Passwort: %s",
                "contrase\u00f1a=%s",
                "mdp=%s",
                "password\u00a0=\u00a0%s",
                "password\uff1d%s",
                "bob:%s@tcp(db:3306)/shop",
                "jdbc:oracle:thin:scott/%s@ora.example.com:1521:X");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void isHidden(String way) {
        assertNothingOf(PASSWORD, SCRUBBER.scrubbed(way.replace("%s", PASSWORD)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"bob\",\"password\":\"%s\",\"x\":1}",
                "{\\\"password\\\":\\\"%s\\\"}",
                "password='%s' and more",
                "<password>%s</password>",
                "passphrase = %s\nnext",
                "mnemonic: %s"
            })
    void aPhraseOfSeveralWordsIsHiddenAlsoWhenTheTextEndsInIt(String way) {
        String text = way.replace("%s", PHRASE);
        int from = text.indexOf(PHRASE);
        for (int cut = from + 1; cut <= text.length(); cut++) {
            assertNothingOf(PHRASE, SCRUBBER.scrubbed(text.substring(0, cut)));
        }
    }

    /** What ends a value that is percent-encoded as a whole is part of one that only has such characters. */
    @Test
    void inBase64OfLdif() {
        String line = "dn: uid=ann\nuserPassword:: VHI0eS1reDgybVFwTDd3\nhue: bob";

        assertThat(SCRUBBER.scrubbed(line)).doesNotContain("VHI0").contains("bob");
        assertThat(SCRUBBER.scrubbed("userPassword:: VHI0eS1r\n eDgybVFw\n TDd3\nhue: bob"))
                .isEqualTo("userPassword:: [redacted]\nhue: bob");
        assertThat(SCRUBBER.scrubbed("tokens.map(Token::getText)")).contains("Token::getText");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKeys:\n  - %s\n  - other\nhue: bob",
                "apiKeys:\n- %s\nhue: bob",
                "shop:\n  passwords:\n    - '%s'\n  hue: bob",
                "password: |\n  %s\nhue: bob",
                "password: >-\n  %s\n  and more\nhue: bob"
            })
    void inTheLinesBelowItsName(String way) {
        String scrubbed = SCRUBBER.scrubbed(way.replace("%s", PASSWORD));

        assertNothingOf(PASSWORD, scrubbed);
        assertThat(scrubbed).contains("hue: bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password:\n - is too short\n - has no digit",
                "Refused for the password:\n- short\n",
                "password:\n\tat com.acme.Login.check(Login.java:7)",
                "hues:\n  - green\n  - blue"
            })
    void whatIsWrongWithItStays(String text) {
        assertThat(SCRUBBER.scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%22", "%26", "%2C", "%3B", "+", "%25"})
    void aValueOfAQueryIsHiddenUpToItsEnd(String inside) {
        String secret = "correct" + inside + "horse" + inside + "battery";

        assertThat(SCRUBBER.scrubbed("POST /pay?order=7&password=" + secret + "&cents=-5"))
                .isEqualTo("POST /pay?order=7&password=[redacted]&cents=-5");
    }

    @Test
    void whatFollowsAnEncodedValueStays() {
        assertThat(SCRUBBER.scrubbed("next=%2Flogin%3Fpassword%3D" + PASSWORD + "%26cents%3D5"))
                .isEqualTo("next=%2Flogin%3Fpassword%3D[redacted]%26cents%3D5");
    }

    @Test
    void whatHasNoNameInAStatementStays() {
        assertThat(SCRUBBER.scrubbed(
                        "INSERT INTO users (name, password, city) VALUES ('bob', '" + PASSWORD + "', 'Kiel')"))
                .isEqualTo("INSERT INTO users (name, password, city) VALUES ('bob', '[redacted]', 'Kiel')");
    }

    @Test
    void theHostOfAnAddressWithALoginStays() {
        assertThat(SCRUBBER.scrubbed("cannot open jdbc:postgresql://shop:" + PASSWORD + "@db.example.com/shop"))
                .isEqualTo("cannot open jdbc:postgresql://[redacted]@db.example.com/shop");
    }

    @Test
    void aQuoteThatIsNotClosedTakesNothingOfTheNextStringOfJson() {
        assertThat(SCRUBBER.scrubbed("{\"a\":\"password='" + PASSWORD + "\",\"b\":\"kept\"}"))
                .isEqualTo("{\"a\":\"password='[redacted]\",\"b\":\"kept\"}");
    }

    private static void assertNothingOf(String secret, String output) {
        for (int i = 0; i + 8 <= secret.length(); i++) {
            assertThat(output).doesNotContain(secret.substring(i, i + 8));
        }
    }
}
