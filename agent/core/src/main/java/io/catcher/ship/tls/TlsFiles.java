package io.catcher.ship.tls;

import io.catcher.config.LokiSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code bugcatcher.loki.ca_file}, {@code cert_file} and {@code key_file}. Authorities of one's own count
 * instead of the JVM's: who names one does not want all the others to vouch for his Loki. Used by one thread.
 */
public final class TlsFiles {

    private static final String CA = "bugcatcher.loki.ca_file";
    private static final String CERTIFICATE = "bugcatcher.loki.cert_file";
    private static final char[] IN_MEMORY_ONLY = "unused".toCharArray();

    private final LokiSettings settings;

    public TlsFiles(LokiSettings settings) {
        this.settings = settings;
    }

    /** What changes when one of the files is replaced; the same text as long as all stay as they are. */
    public String version() {
        StringBuilder version = new StringBuilder();
        for (String file : List.of(settings.caFile(), settings.certFile(), settings.keyFile())) {
            version.append(file.isEmpty() ? "" : version(file)).append(';');
        }
        return version.toString();
    }

    /** A link, as Kubernetes puts them in front of secrets, is followed: its target is what is replaced. */
    private static String version(String file) {
        try {
            Path path = Path.of(file);
            return path.toRealPath() + " " + Files.getLastModifiedTime(path).toMillis() + " " + Files.size(path);
        } catch (IOException | RuntimeException unreadable) {
            return "unreadable";
        }
    }

    /**
     * Reads the files.
     *
     * @throws IOException naming the setting that is wrong, and never what is in its file
     */
    public SSLContext context() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity(), trusted(), null);
        return context;
    }

    /** Null = the JVM's own. */
    private TrustManager @Nullable [] trusted() throws IOException, GeneralSecurityException {
        if (settings.caFile().isEmpty()) {
            return null;
        }
        KeyStore anchors = empty();
        for (Certificate authority : certificates(CA, settings.caFile())) {
            anchors.setCertificateEntry("ca-" + anchors.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }

    /** Null = the agent shows no certificate. */
    private KeyManager @Nullable [] identity() throws IOException, GeneralSecurityException {
        if (settings.certFile().isEmpty() && settings.keyFile().isEmpty()) {
            return null;
        }
        if (settings.certFile().isEmpty() || settings.keyFile().isEmpty()) {
            throw new IOException(
                    "bugcatcher.loki.cert_file and key_file belong together, and only one of them is set");
        }
        List<Certificate> chain = certificates(CERTIFICATE, settings.certFile());
        KeyStore own = empty();
        own.setKeyEntry(
                "client",
                ClientKey.read(settings.keyFile(), chain.get(0).getPublicKey()),
                IN_MEMORY_ONLY,
                chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, IN_MEMORY_ONLY);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<Certificate> certificates(String key, String file) throws IOException {
        List<Certificate> certificates = new ArrayList<>();
        for (byte[] der : PemFile.read(key, file).all("CERTIFICATE")) {
            try {
                certificates.add(
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (GeneralSecurityException e) {
                throw new IOException("certificate " + (certificates.size() + 1) + " in the file of " + key
                        + " is no X.509 certificate");
            }
        }
        return certificates;
    }
}
