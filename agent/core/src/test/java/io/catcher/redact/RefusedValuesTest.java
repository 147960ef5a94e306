package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.redact.text.Scrubber;
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
                "JSONObject[\"password\"] is not a int (class java.lang.String : Zq29vexo).",
                "Invalid STRING constant (Zq29vexo) for \"token\" of type int",
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
                "JSONObject[\"size\"] is not a int (class java.lang.String : Zq29vexo).",
                "{\"message\":\"no basket for user c12\",\"value\":\"Zq29vexo\"}",
                "{\"message\":\"failed for token c12\",\"why\":\"size was 1 but was 'Zq29vexo'\"}",
                "duplicate key value in a unique index identified by 'Zq29vexo' defined on 'ORDERS'.",
                "Endpoint=https://shop.azconfig.io;Id=x1-l0-s0:90cc79c5030f",
                "SELECT 'Zq29vexo' AS city, 'no' as password of the day",
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
                                + " '[redacted]', NULL, DATE '2026-01-02') is locked by tx 1");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unique index or primary key violation: \"PUBLIC.UQ_4 ON PUBLIC.USERS(API_TOKEN NULLS FIRST) VALUES ( /* 1 */"
                        + " 'Zq29vexo' )\"; SQL statement: x",
                "\"UQ_4 ON PUBLIC.USERS(TENANT NULLS FIRST, API_TOKEN NULLS LAST) VALUES ( /* 1 */ 'acme', 'Zq29vexo' )\"",
                "replace into users (name, password)\nvalues\n  ('O''Hara, A', N'Zq29vexo')",
                "insert into users (name, password) values ('bob', crypt('Zq29vexo', gen_salt('bf')))",
                "merge into users (id, password) key (id) values (7, 'a'), (8, \"b\");"
                        + " insert into users(id, password) values(7, \"Zq29vexo\")",
                "insert into cards (id, pin) values (7, 294711), (8, 4711)",
                "update users set (name, password) = ('bob', 'Zq29vexo') where id = 7",
                "select 1 from t where t.\"api_token\" NOT IN ('a', 'Zq29vexo') and b = 1",
                "select 1 from t where api_token in ('Zq29vexo', 'x')",
                "select 1 from t where (tenant, api_token) IN (('acme', 'Zq29vexo'), ('b', 'Zq29vexo'))",
                "select 1 from t where password LIKE 'Zq29vexo%' or token <> 'Zq29vexo'",
                "SELECT id FROM users WHERE api_token::text = 'Zq29vexo'",
                "SET PASSWORD FOR 'x'@'h' = PASSWORD('Zq29vexo')",
                "SELECT 'Zq29vexo' AS \"password\", 1 from t",
                "select 1 from t where api_token between 'Zq29vexo' and 'Zq29vexo'",
            })
    void a_value_is_judged_by_the_column_at_its_place(String text) {
        assertThat(scrubber.scrubbed(text))
                .doesNotContain(SECRET)
                .doesNotContain("4711")
                .contains("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"PUBLIC.UQ_4 ON PUBLIC.ORDERS(ORDER_NO NULLS FIRST) VALUES ( /* 1 */ 'A-4711' )\"",
                "insert into users (name, password) values ('bob', ?)",
                "insert into users (name, password) values (:name, :password), ($1, now()), (null, NULL)",
                "on duplicate key update password = values(password), name = values(name)",
                "checkPassword(name, password) values ('are not', read)",
                "insert into users (password, name) select 'a', 'b'",
                "select 1 from t where city in ('Bonn', 'Kiel') and name not like 'Zq%' and pin in (?, ?, :pin)",
                "the password in (3 attempts) was wrong, token <> null, as like 'x'",
                "where password between ? and ?",
                "insert into orders (id, city) values (7, 'Bonn') returning (password) -- values ('x', 'y')",
            })
    void columns_that_are_harmless_stay(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brokerAddress=127.0.0.1:61616, x=1",
                "address: https://vault.acme.internal:8200/v1/kv",
                "{\"address\":\"cache-1:11211\"}",
            })
    void an_address_of_a_machine_stays(String text) {
        assertThat(scrubber.scrubbed(text)).isEqualTo(text);
    }

    @Test
    void an_address_of_a_person_goes() {
        assertThat(scrubber.scrubbed("{\"address\":\"Lindenweg:3\"}")).isEqualTo("{\"address\":\"[redacted]\"}");
        assertThat(scrubber.scrubbed("{\"address\":\"https://bob:pw47@acme.de\"}"))
                .doesNotContain("pw47");
    }
}
