package io.catcher.bench.cost;

import java.io.IOException;
import java.io.PrintStream;

/** A set of tables; what is measured so far can be printed at any time, from another thread too. */
interface Measured {

    void measure(Fork fork, StartUp start, Csv csv, Deadline deadline) throws IOException, InterruptedException;

    void print(PrintStream out);
}
