package io.catcher.ship.loki;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Below HTTP: what a broken network does with a connection. */
final class RawServer implements AutoCloseable {

    /** What to do with one connection, of which nothing was read yet; it is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void serve(Socket connection) throws Exception;
    }

    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RawServer(Script script) throws IOException {
        threads.execute(() -> accept(script));
    }

    String url(String scheme) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort();
    }

    /** Reads what is there, so that the end of the connection is not taken for a failed request. */
    static void readSome(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        if (in.read() >= 0) {
            in.skip(in.available());
        }
    }

    private void accept(Script script) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(script, connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Script script, Socket connection) {
        try (connection) {
            script.serve(connection);
        } catch (IOException | InterruptedException gone) {
            // The other side gave up first, or the test is over.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
