package io.catcher.redact.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNamesTest {

    private final KeyNames names = new KeyNames(RedactionSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "dbPassword",
                "DB_PASSWORD",
                "spring.datasource.password",
                "PASSWORD2",
                "rootpasswd",
                "passwordHash",
                "x-api-key",
                "apikey",
                "stripeApiKey",
                "AWSSecretAccessKey",
                "tlsPrivateKey",
                "accessTokenId",
                "JWTBearer",
                "emailAddress",
                "contactEmails",
                "e-mail",
                "clientIP",
                "ipAddress",
                "remote_addr",
                "cardNo",
                "creditCard",
                "cardholderName",
                "holder_first_name",
                "accountNr",
                "iban",
                "user",
                "dbUser",
                "httpSession",
                "basicAuth",
                "shippingAddress",
                "addressLine1",
                "birthDate",
                "dateOfBirth",
                "telephone",
                "tel",
                "mail",
                "pinCode",
                "SSN",
                "socialSecurityNo",
                "X-Forwarded-For",
                "apiKeys",
                "apikeys",
                "accessTokens",
                "refresh_tokens",
                "cardNumbers",
                "firstNames",
                "recoveryCodes",
                "bankAccounts",
                "ibans"
            })
    void namesOfSecretsAreFound(String name) {
        assertThat(names.rule(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "7",
                "name",
                "key",
                "keys",
                "tokens",
                "maxTokens",
                "prompt_tokens",
                "sortKeys",
                "productNames",
                "number",
                "description",
                "zip",
                "shipping",
                "tool_name",
                "productName",
                "sortKey",
                "primaryKey",
                "keyId",
                "maxTokens",
                "isUser",
                "hasPassword",
                "passwordLength",
                "tokenType",
                "secretName",
                "cookiePath",
                "sessionFactory",
                "authType",
                "userId",
                "userCount",
                "addressSpace",
                "memoryAddress",
                "lastLogin",
                "emailTemplate",
                "phoneType",
                "orderNumber",
                "lineNumber",
                "pipeline",
                "author",
                "ownership",
                "recipe",
                "panel",
                "compass",
                "numUsers",
                "cardType",
                "ipVersion"
            })
    void harmlessNamesAreKept(String name) {
        assertThat(names.rule(name)).isNull();
    }

    @Test
    void aUsersWordIsFoundOnItsOwnBoundariesOnly() {
        KeyNames own = new KeyNames(new RedactionSettings(List.of("badge", "staff id"), List.of(), List.of(), false));

        assertThat(own.rule("badgeCode")).isEqualTo("word:badge");
        assertThat(own.rule("STAFF_ID")).isEqualTo("word:staff_id");
        assertThat(own.rule("badger")).isNull();
    }

    @Test
    void aFalseAlarmThatTheUserAllowedIsKeptAndOnlyThatName() {
        KeyNames own = new KeyNames(new RedactionSettings(List.of(), List.of(), List.of("csrf-token"), false));

        assertThat(own.rule("csrfToken")).isNull();
        assertThat(own.rule("accessToken")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passWord",
                "pass_word",
                "pasword",
                "passwrod",
                "wifi_psk",
                "privKey",
                "preSharedKey",
                "sessId",
                "passkey",
                "access_tkn",
                "creds",
                "oauthVerifier",
                "SAMLResponse",
                "remember-me",
                ".AspNetCore.Identity.Application",
                "SSHPASS",
                "destStorePass",
                "mot_de_passe",
                "Benutzerkennwort",
                "Zugangsschlüssel",
                "clé_secrète",
                "claveSecreta",
                "hasło",
                "lösenord",
                "şifre",
                "Пароль",
                "用户密码",
                "パスワード",
                "비밀번호"
            })
    void namesOfOtherPeopleAndOtherLanguagesAreFound(String name) {
        assertThat(names.rule(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credit",
                "passenger",
                "keyboard",
                "psketch",
                "tokenizer",
                "keyword",
                "remember",
                "samlEnabled",
                "requestId",
                "response",
                "applicationId",
                "hmacAlgorithm",
                "geheimtipp",
                "заказ",
                "订单"
            })
    void whatOnlyLooksAlikeIsKept(String name) {
        assertThat(names.rule(name)).isNull();
    }
}
