package io.catcher.ship.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The private key of the client certificate: PKCS#8 without a password, as Java reads it. */
final class ClientKey {

    private static final String SETTING = "bugcatcher.loki.key_file";
    private static final String CONVERT = "; convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD.pem -out NEW.pem";
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private ClientKey() {}

    /** @param certified what the certificate says belongs to the key */
    static PrivateKey read(String file, PublicKey certified) throws IOException {
        PemFile pem = PemFile.read(SETTING, file);
        refuse(pem, "RSA PRIVATE KEY", "is in the older format PKCS#1");
        refuse(pem, "EC PRIVATE KEY", "is in the older format SEC1");
        refuse(pem, "ENCRYPTED PRIVATE KEY", "is encrypted with a password");
        PrivateKey key = parsed(pem.all("PRIVATE KEY").get(0), certified.getAlgorithm());
        if (!belongs(key, certified)) {
            throw new IOException("the key in the file of " + SETTING
                    + " is not that of the certificate in bugcatcher.loki.cert_file");
        }
        return key;
    }

    private static void refuse(PemFile pem, String kind, String what) throws IOException {
        if (pem.has(kind)) {
            throw new IOException("the key in the file of " + SETTING + " " + what + CONVERT);
        }
    }

    /** Its exceptions may quote bytes of the key: they are left out. */
    private static PrivateKey parsed(byte[] der, String algorithm) throws IOException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key in the file of " + SETTING + " is no " + algorithm
                    + " key, which the certificate in bugcatcher.loki.cert_file is for");
        }
    }

    /** Else the server would only say that the handshake failed. */
    private static boolean belongs(PrivateKey key, PublicKey certified) throws IOException {
        @Nullable String name = SIGNATURES.get(certified.getAlgorithm());
        if (name == null) {
            return true;
        }
        try {
            byte[] sample = {1, 2, 3};
            Signature signing = Signature.getInstance(name);
            signing.initSign(key);
            signing.update(sample);
            Signature verifying = Signature.getInstance(name);
            verifying.initVerify(certified);
            verifying.update(sample);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
