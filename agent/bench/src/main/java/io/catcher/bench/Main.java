package io.catcher.bench;

import io.catcher.bench.cost.CostTables;
import io.catcher.bench.detection.DetectionTable;
import io.catcher.bench.server.ServerTable;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code java -jar bench.jar [--quick] [--jdk HOME]…}: what the agent costs, as tables; or one of the other programs. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String first = arguments.length > 0 ? arguments[0] : "";
        if (first.equals("detection")) {
            DetectionTable.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else if (first.equals("fingerprints") && arguments.length == 2) {
            new FingerprintTable(Path.of(arguments[1])).print(System.out);
        } else if (first.equals("server")) {
            ServerTable.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            CostTables.main(arguments);
        }
    }
}
