package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What databases, parsers and checks say of a value that they refuse: its name stands far from it, or nowhere. */
class RefusedValuesTest {

    private static final String SECRET = "Zq29vexo";

    private final Scrubber scrubber = new Scrubber(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Duplicate entry 'Zq29vexo' for key 'users.password'",
                "Duplicate entry 'Zq29vexo' for key 'uk_api_token'",
                "Incorrect integer value: 'Zq29vexo' for column 'pin' at row 1",
                "Bad value 'Zq29vexo' for header 'X-Api-Key'",
                "Invalid header value \"Zq29vexo\" for X-Auth-Token",
                "Illegal value Zq29vexo for property password",
                "Value \"Zq29vexo\" not allowed for property \"password\"",
                "Parameter value [Zq29vexo] did not match expected type [java.lang.Integer (n/a)] for parameter [password]",
                "Method parameter 'pin': Failed to convert value of type 'java.lang.String' to required type 'int'; For input"
                        + " string: \"Zq29vexo\"",
                "failed to parse field [password] of type [integer] in document with id '1'. Preview of field's value:"
                        + " 'Zq29vexo'",
                "property 'password' must be numeric but was 'Zq29vexo'",
                "#/password: expected type: Integer, found: String Zq29vexo",
                "constraint [not_blank]; property path: password; invalid value: Zq29vexo",
                "ConstraintViolationImpl{interpolatedMessage='must match', propertyPath=password, rootBeanClass=class"
                        + " com.acme.User, messageTemplate='{x}', invalidValue=Zq29vexo}",
                "Cannot deserialize value of type `int` from String \"Zq29vexo\": not a valid `int` value\n at [Source:"
                        + " REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 13] (through"
                        + " reference chain: com.acme.Order[\"items\"]->java.util.ArrayList[0]->com.acme.Card[\"pin\"])"
            })
    void a_value_goes_whose_name_stands_elsewhere_in_the_sentence(String text) {
        assertThat(scrubber.scrubbed(text)).doesNotContain(SECRET).contains("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Duplicate entry 'Zq29vexo' for key 'orders.uk_number'",
                "Duplicate entry '42-7' for key 'PRIMARY'",
                "Incorrect integer value: 'Zq29vexo' for column 'amount' at row 1",
                "Bad value 'Zq29vexo' for header 'Content-Type'; property 'password' is fine",
                "Invalid value 'Zq29vexo' for parameter 'sku' of login(user, password)",
                "ConstraintViolationImpl{propertyPath=password, invalidValue=null}, ConstraintViolationImpl{propertyPath=size,"
                        + " invalidValue=Zq29vexo}",
                "property 'password' is missing a value",
                "Illegal value for property password",
                "the value of the password field is required",
                "For input string: \"Zq29vexo\"",
                "field 'password': the value is too short, at least 12 characters",
                "Cannot deserialize value of type `int` from String \"Zq29vexo\": not a valid `int` value\n at [Source:"
                        + " REDACTED; line: 1, column: 13] (through reference chain: com.acme.Card[\"pin\"]->com.acme.X[\"size\"])"
            })
    void others_stay(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }

    @Test
    void a_row_of_postgresql_goes_whole() {
        assertThat(scrubber.scrubbed("ERROR: null value in column \"city\" of relation \"account\" violates not-null"
                        + " constraint\n  Detail: Failing row contains (7, Ann (Example), Zq29vexo, null, 12.50).] [insert into"
                        + " account (id) values (?)]"))
                .endsWith("Detail: Failing row contains ([redacted]).] [insert into account (id) values (?)]");
        assertThat(scrubber.scrubbed("ERROR: invalid input\n  Where: COPY account, line 3: \"7,Ann,Zq29vexo,x\""))
                .endsWith("Where: COPY account, line 3: \"[redacted]\"");
    }

    @Test
    void a_column_of_a_copied_row_is_judged_by_its_name() {
        String pin = "ERROR: x\n  Where: COPY account, line 3, column pin: \"1234x\"";
        String city = "ERROR: x\n  Where: COPY account, line 3, column city: \"Bonn\"";

        assertThat(scrubber.scrubbed(pin)).endsWith("column pin: \"[redacted]\"");
        assertThat(scrubber.scrubbed(city)).isEqualTo(city);
    }

    @Test
    void the_texts_of_a_row_of_h2_go_and_its_key_stays() {
        assertThat(scrubber.scrubbed(
                        "Map entry <table.8> with key <2> and value ( /* key:2 */ CAST(10005 AS BIGINT), 'it''s',"
                                + " 'Zq29vexo', NULL, DATE '2026-01-02') is locked by tx 1"))
                .isEqualTo(
                        "Map entry <table.8> with key <2> and value ( /* key:2 */ CAST(10005 AS BIGINT), '[redacted]',"
                                + " '[redacted]', NULL, DATE '[redacted]') is locked by tx 1");
    }

    @Test
    void of_a_key_that_postgresql_names_each_value_is_judged_by_its_column() {
        String fine = "ERROR: x\n  Detail: Key (customer_id)=(42) is not present in table \"customer\".";

        assertThat(scrubber.scrubbed(fine)).isEqualTo(fine);
        assertThat(scrubber.scrubbed("ERROR: x\n  Detail: Key (tenant, api_token)=(acme, Zq29-vexo) already exists."))
                .endsWith("Key (tenant, api_token)=(acme, [redacted]) already exists.");
        assertThat(scrubber.scrubbed("ERROR: x\n  Detail: Key (lower(password::text))=(Zq29, vexo) already exists."))
                .endsWith("Key (lower(password::text))=([redacted]) already exists.");
        assertThat(scrubber.scrubbed("ERROR: x\n  Detail: Key (owner)=(bob@acme.de) already exists."))
                .endsWith("Key (owner)=([redacted]) already exists.");
    }
}
