package io.catcher.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** H2's server in a JVM of its own, on a port of loopback that it chooses itself; a database in memory. */
final class Database implements AutoCloseable {

    /** What is fetched from Maven Central. */
    static final String COORDINATES = "com.h2database:h2:2.3.232";

    private static final String RUNNING = "tcp://";

    private final Process process;
    private final String address;
    private final Driver driver;

    private Database(Process process, String address, Driver driver) {
        this.process = process;
        this.address = address;
        this.driver = driver;
    }

    /** @param jvmArguments the agent's */
    static Database start(Path java, Path jar, List<String> jvmArguments, Path log)
            throws IOException, ReflectiveOperationException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx256m"));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", jar.toString(), "org.h2.tools.Server", "-tcp", "-tcpPort", "0", "-ifNotExists"));
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf(RUNNING);
            if (at >= 0) {
                String port = line.substring(line.lastIndexOf(':') + 1).replaceAll("\\D.*", "");
                return new Database(process, "127.0.0.1:" + port, driver(jar));
            }
        }
        process.destroyForcibly();
        throw new IOException("the server ended, see " + log);
    }

    private static Driver driver(Path jar) throws IOException, ReflectiveOperationException {
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, Database.class.getClassLoader());
        return (Driver) loader.loadClass("org.h2.Driver").getConstructor().newInstance();
    }

    Connection connect() throws SQLException {
        Properties user = new Properties();
        user.setProperty("user", "sa");
        return driver.connect("jdbc:h2:tcp://" + address + "/mem:bench;DB_CLOSE_DELAY=-1", user);
    }

    /** Ends the server as an operator would, so that an agent in it can say its last words. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
