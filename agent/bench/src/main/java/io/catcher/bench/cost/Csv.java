package io.catcher.bench.cost;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Every figure as it comes, a line each, so that a run that is stopped has lost nothing. */
final class Csv implements AutoCloseable {

    private final Writer out;

    Csv(Path file) throws IOException {
        out = Files.newBufferedWriter(file.toAbsolutePath());
        out.write("jdk,table,row,fork,figure,value\n");
    }

    void figure(Jdk jdk, String table, String row, int fork, String figure, double value) throws IOException {
        line(jdk, table, row, fork, figure, String.format(Locale.ROOT, "%.3f", value));
    }

    void failure(Jdk jdk, String table, String row, int fork, String why) throws IOException {
        line(jdk, table, row, fork, "failure", quoted(why));
    }

    private void line(Jdk jdk, String table, String row, int fork, String figure, String value) throws IOException {
        out.write(jdk.version()
                + ','
                + quoted(table)
                + ','
                + quoted(row)
                + ','
                + fork
                + ','
                + figure
                + ','
                + value
                + '\n');
        out.flush();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replaceAll("\\R", " ") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
