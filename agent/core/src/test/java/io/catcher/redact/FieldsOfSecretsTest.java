package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An object behind a secret's name may hold settings of the secret. */
class FieldsOfSecretsTest {

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    private String scrubbed(String text) {
        return scrubber.scrubbed(text.replace('\'', '"')).replace('"', '\'');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'session':{'ttl':30,'store':'redis'}}",
                "{'token':{'timeout':3600,'issuer':'shop','scopes':['read','write']}}",
                "{'auth':{'enabled':false,'other':true}}",
                "password={min=8, max=64}",
                "auth: {enabled: true, provider: ldap}",
                "{'body':'{\\'password\\':{\\'min\\':8,\\'policy\\':\\'strict\\'}}'}"
            })
    void fields_about_the_secret_stay(String text) {
        assertThat(scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'token':{'ttl':30,'it':'quokka 7'}} | {'token':{'ttl':30,'it':'[redacted]'}}",
                "{'token':{'ttl':30,'all':['q7','w8']}} | {'token':{'ttl':30,'all':['[redacted]','[redacted]']}}",
                "{'a':'{\\'pin\\':{\\'ttl\\':3,\\'it\\':1234}}'} | {'a':'{\\'pin\\':{\\'ttl\\':3,\\'it\\':[redacted]}}'}",
                "{'secrets':{'issuer':'q7','ttl':30}} | {'secrets':{'issuer':'[redacted]','ttl':30}}",
                "{'credentials':{'name':'q7','ttl':30}} | {'credentials':{'name':'[redacted]','ttl':30}}",
                "{'auth':{'ttl':30,'host':'ann@shop.example'}} | {'auth':{'ttl':30,'host':'[redacted]'}}"
            })
    void the_others_go(String text, String expected) {
        assertThat(scrubbed(text)).isEqualTo(expected);
    }

    @Test
    void behind_a_word_of_the_users_own_all_goes() {
        Scrubber own = new Scrubber(new RedactionSettings(List.of("badge"), List.of(), List.of(), false));

        assertThat(own.scrubbed("badge={ttl=30, issuer=shop}")).isEqualTo("badge={[redacted]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad argument in void org.shop.Users.add(org.shop.User): [Field error on field 'age': rejected value [0]]",
                "no field 'hue' (3 known: 'size', 'email', 'phone'])",
                "org.shop.Token -> org.shop.Ticket"
            })
    void names_of_a_program_have_no_values(String text) {
        assertThat(scrubbed(text)).isEqualTo(text);
    }
}
