package io.catcher.redact.key;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/** The words that make a name secret, and those that make it harmless again. */
final class KeyWords {

    /** Secret wherever they stand in a name. */
    static final Set<String> STRONG = words("""
            password passwords passwd pwd passphrase passcode passwort secret secrets token jwt jwts credential credentials
            cookie cookies email emails phone phones telephone cellphone mobile msisdn fax ssn ssns ip ips iban ibans cvv cvc pan
            pswd psw paswd paswrd passwrd passphrases authorization bearer csrf xsrf otp totp passport passports username usernames surname surnames birth birthday birthdate dob geolocation gps
            psk tkn cred creds pasword paswords pssword passwrod passowrd passsword passwordd pasvord aspxauth antiforgery
            senha mdp motdepasse wachtwoord ccnum ccnumber bsn pesel curp jsessionid phpsessid mnemonic aadhaar nino cpf
            """);

    /** Secret only as the last word: {@code dbUser}, not {@code userCount}. */
    static final Set<String> WEAK = words(
            "user address addresses addr session auth login sid tel mail pin dsn pem pass pw passe clave geheim sandi");

    /** The second word, or several of it, is secret only right after one of these. */
    static final Map<String, Set<String>> PAIRS = pairs("""
            key: api access private secret signing sign pass priv preshared psk wifi encryption decryption cipher aes des hmac rsa ssh pgp gpg tls ssl
              master shared session client auth account storage license consumer webhook deploy integration subscription merchant app activation
            name: first last user full middle given family maiden nick legal customer holder cardholder contact patient
              employee person recipient login
            number: card account security social license licence tax routing national identity insurance bank credit debit
              customer cell cc vat medical record
            no: card account
            num: card account
            nr: card account
            id: session sess national tax
            code: pin mfa recovery verification security auth access backup sms activation postal post zip
            card: credit debit bank
            holder: card account
            answer: security
            account: bank
            security: social
            license: driver drivers driving
            licence: driver drivers driving
            line: address
            string: connection conn
            header: auth
            for: forwarded
            mail: e
            word: pass
            verifier: oauth
            response: saml
            request: saml
            me: remember
            application: identity
            identity: keycloak
            api: cle clé clave chave chiave klucz
            secrete: cle
            secrète: clé
            privee: cle
            privée: clé
            secreta: clave chave
            privada: clave chave
            segreta: chiave
            privata: chiave
            schluessel: api geheimer privater
            schlüssel: api geheimer privater
            sleutel: api geheime prive
            nyckel: api hemlig privat
            phrase: seed recovery pass
            location: geo user home
            tokens: access refresh api auth oauth session bearer id device push security verification reset login
            """);

    /** Words that prove nothing of a name, but make its value worth a look. */
    static final Set<String> LOOSE =
            words("pat nkey seed nonce salt signature verifier private access api tokens assertion hmac parola");

    /** As the last word these say that the value is about a secret, and no secret. */
    static final Set<String> VETO_LAST = words("""
            count counts size type types ttl factory enabled disabled length len limit max min index idx offset format
            pattern regex policy provider service manager handler helper util utils builder parser generator encoder decoder
            validator resolver filter interceptor listener timeout expiry expires expiration at in time timestamp version
            status state mode flag required strength score url uri endpoint path file name names column field label prefix
            suffix class bean table template subject domain server host port queue topic total totals rate ratio sum avg
            valid validity verified confirmed sent exists present agent space store repository dao source interval delay
            retries attempts lifetime age algorithm alg issuer audience scope scopes kind level locale language encoding
            color width height position order sort group role budget usage used remaining cost window stream reader writer
            cache pool expired revoked consent model java kt kts scala groovy clj py rb js ts go cs cpp php
            """);

    /** As the first word these say that the value is a truth or a measure. */
    static final Set<String> VETO_FIRST =
            words("is has have can should must needs requires allow allows enable disable max min num total count");

    /** Before {@code address} and {@code addr}: a place in memory. */
    static final Set<String> NO_PLACE_OF_PEOPLE = words("memory base virtual physical heap start end load");

    /** What others than the English call a password, a secret or a token; in any alphabet secret wherever it stands. */
    static final Set<String> FOREIGN = folded("""
            kennwort benutzerkennwort geheimnis zugangsschlüssel zugangsschluessel geheimschlüssel zugangsdaten zugangscode
            jeton contrasena contraseña segredo palavrapasse hasło haslo sekret heslo lösenord losenord hemlighet adgangskode
            kodeord passord salasana jelszó jelszo şifre sifre parol matkhau
            пароль секрет токен κωδικός κωδικος συνθηματικό
            密码 密碼 口令 密钥 密鑰 令牌 パスワード 暗証番号 秘密鍵 シークレット 비밀번호 암호 비밀키 토큰
            """);

    /** Pairs as people write them without a boundary: {@code apikey}. */
    static final Set<String> JOINED = joined();

    /** A word of lower case that begins or ends so is secret: {@code dbpassword}, {@code passwordhash}. */
    static final Set<String> STEMS = words("password passwd passphrase secret token cookie email apikey credentials");

    private KeyWords() {}

    private static Set<String> words(String text) {
        return Set.of(split(text));
    }

    /** As the splitter of names gives them: look-alikes are Latin letters there. */
    private static Set<String> folded(String text) {
        Set<String> folded = new HashSet<>();
        for (String word : split(text)) {
            folded.addAll(KeyTokens.of(word));
        }
        return Set.copyOf(folded);
    }

    private static Map<String, Set<String>> pairs(String text) {
        Map<String, Set<String>> pairs = new HashMap<>();
        Set<String> firsts = new HashSet<>();
        for (String word : split(text)) {
            if (word.endsWith(":")) {
                firsts = new HashSet<>();
                pairs.put(word.substring(0, word.length() - 1), firsts);
            } else {
                firsts.add(word);
            }
        }
        return Map.copyOf(pairs);
    }

    /** Without a pattern: this is on the way of a young JVM's first failure. */
    private static String[] split(String text) {
        StringTokenizer words = new StringTokenizer(text);
        String[] all = new String[words.countTokens()];
        for (int i = 0; i < all.length; i++) {
            all[i] = words.nextToken();
        }
        return all;
    }

    private static Set<String> joined() {
        Set<String> joined = new HashSet<>(words(
                "dbpass mysqlpass sqlpass userpass rootpass smtppass mailpass authpass adminpass userpwd dbpwd sshpass "
                        + "pgpass ftppass redispass storepass keypass srcstorepass deststorepass srckeypass destkeypass "
                        + "truststorepass keystorepass"));
        PAIRS.forEach((last, firsts) -> {
            // "zipno" and the like are too short to be told from ordinary words.
            firsts.forEach(first -> {
                if (first.length() + last.length() > 5) {
                    joined.add(first + last);
                }
            });
        });
        return Set.copyOf(joined);
    }
}
