package io.catcher.ship.loki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority made by the JDK's own {@code keytool}, in a directory of its own. */
record Authority(Path directory) {

    static final char[] PASSWORD = "changeit".toCharArray();

    /** A certificate with its key. */
    record Identity(Path store, String certificate, String key) {}

    static Authority create(Path directory) throws Exception {
        Authority authority = new Authority(Files.createDirectories(directory));
        authority.keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + directory.getFileName(),
                "-ext",
                "bc:c",
                "-validity",
                "9",
                "-keystore",
                "ca.p12");
        return authority;
    }

    /** In PEM format. */
    String certificate() throws Exception {
        return pem(
                "CERTIFICATE",
                load(directory.resolve("ca.p12")).getCertificate("ca").getEncoded());
    }

    Path store() {
        return directory.resolve("ca.p12");
    }

    /** @param days until it is over; negative = since */
    Identity issue(String name, String algorithm, String names, int days) throws Exception {
        String store = name + ".p12";
        keytool("-genkeypair", "-alias", name, "-keyalg", algorithm, "-dname", "CN=" + name, "-keystore", store);
        keytool("-certreq", "-alias", name, "-keystore", store, "-file", name + ".csr");
        String from = days < 0 ? "-5d" : "-1d";
        keytool(
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                "ca.p12",
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".crt",
                "-ext",
                "san=" + names,
                "-startdate",
                from,
                "-validity",
                days < 0 ? "2" : String.valueOf(days + 1));
        keytool("-exportcert", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.crt");
        keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", "ca.crt");
        keytool("-importcert", "-noprompt", "-alias", name, "-keystore", store, "-file", name + ".crt");
        KeyStore made = load(directory.resolve(store));
        Key key = made.getKey(name, PASSWORD);
        return new Identity(
                directory.resolve(store),
                pem("CERTIFICATE", made.getCertificate(name).getEncoded()),
                pem("PRIVATE KEY", key.getEncoded()));
    }

    static KeyStore load(Path store) throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", new String(PASSWORD), "-storetype", "PKCS12"));
        Path output = directory.resolve("keytool.out");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + Files.readString(output));
        }
    }
}
