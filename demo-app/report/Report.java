import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells in words what a journal holds, and where to look for more. Needs only the JDK: {@code javac -d OUT *.java},
 * then {@code java -cp OUT Report JOURNAL_DIR SERVICE FAULTS LOG_DIR}. Exit code 1 when a fault of FAULTS was not caught.
 */
public final class Report {
    private static final int WIDTH = 150;
    private static final int METHODS_SHOWN = 8;

    private final Path journal;
    private final String service;
    private final List<Event> events;
    private final int unreadable;

    private Report(Path dir, Journal journal, String service) {
        this.journal = dir;
        this.events = journal.events();
        this.unreadable = journal.unreadable();
        this.service = service;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: java Report JOURNAL_DIR SERVICE FAULT,FAULT LOG_DIR");
            System.exit(2);
        }
        Path journal = Path.of(args[0]);
        Report report = new Report(journal, Journal.read(journal), args[1]);
        report.tellExceptions();
        report.tellSlowDowns();
        Secrets.tell(report.events);
        List<String> missing = report.tellFaults(args[2]);
        report.tellWhereToLook(args[3]);
        if (!missing.isEmpty()) {
            System.out.printf("%nNot caught: %s%n", String.join(", ", missing));
            System.exit(1);
        }
    }

    private void tellExceptions() {
        Map<String, List<Event>> groups = events.stream()
                .filter(event -> event.kind().equals("exception"))
                .collect(Collectors.groupingBy(
                        event -> event.exceptionType() + " in " + event.tool(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        System.out.printf("%nEXCEPTIONS: %s%n", groups.isEmpty() ? "none" : groups.size() + " kinds");
        groups.entrySet().stream()
                .sorted(Comparator.comparing(group -> -total(group.getValue())))
                .forEach(group -> tellGroup(group.getKey(), group.getValue()));
    }

    private void tellGroup(String what, List<Event> group) {
        Event first = group.get(0);
        System.out.printf("%n%6d x %s%n", total(group), what.substring(what.lastIndexOf('.', what.indexOf(' ')) + 1));
        line("message", first.text("exception", "message"));
        line("cause", first.causes());
        line("at", first.ownFrame());
        line("called with", first.arguments());
        line("in", first.text("request", "entry").isEmpty() ? "" : "a request to " + first.text("request", "entry"));
        line("outcome", outcomes(group));
        line("workflows", some(group.stream().map(e -> e.text("workflow_id"))));
        line("redacted", some(group.stream().flatMap(Event::redactions).map(Event.Redaction::path)));
    }

    private static String outcomes(List<Event> group) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        group.forEach(event -> counts.merge(event.text("outcome"), event.count(), Integer::sum));
        counts.remove("");
        return counts.entrySet().stream()
                .map(entry -> switch (entry.getKey()) {
                            case "swallowed" -> "swallowed by a caller, the request went on";
                            case "uncaught" -> "nobody caught it";
                            case "left" -> "left the request";
                            default -> entry.getKey();
                        }
                        + (counts.size() > 1 ? " (" + entry.getValue() + ")" : ""))
                .collect(Collectors.joining("; "));
    }

    private void tellSlowDowns() {
        Map<String, List<Event>> methods = events.stream()
                .filter(Event::tellsSlowness)
                .collect(Collectors.groupingBy(Event::tool, LinkedHashMap::new, Collectors.toList()));
        System.out.printf("%nSLOW-DOWNS: %s%n", methods.isEmpty() ? "none" : "in " + methods.size() + " methods");
        methods.values().stream()
                .map(group -> group.stream()
                        .sorted(Comparator.comparing(Event::ratio))
                        .toList())
                .sorted(Comparator.comparing((List<Event> group) -> group.stream().noneMatch(Event::isLasting))
                        .thenComparing(group -> -middle(group).added()))
                .limit(METHODS_SHOWN)
                .forEach(Report::tellMethod);
        if (methods.size() > METHODS_SHOWN) {
            System.out.printf("         and %d more methods that lost less%n", methods.size() - METHODS_SHOWN);
        }
    }

    private static void tellMethod(List<Event> byRatio) {
        Event typical = middle(byRatio);
        Event worst = byRatio.get(byRatio.size() - 1);
        System.out.printf(
                "%6d x %-32s %s %s where %s is usual (%.1f times as long)%s%n",
                total(byRatio),
                typical.tool(),
                typical.isLasting() ? "takes" : "once took",
                millis(typical.current()),
                millis(typical.mean()),
                typical.ratio(),
                worst == typical
                        ? ""
                        : String.format("; at worst %s (%.1f times)", millis(worst.current()), worst.ratio()));
    }

    private static String millis(double millis) {
        return String.format(millis < 1 ? "%.3f ms" : "%.1f ms", millis);
    }

    /** Tells of each fault that was on whether it was caught; returns those that were not. */
    private List<String> tellFaults(String names) {
        List<String> on = Expected.names(names);
        List<String> missing = Expected.missing(names, events);
        System.out.printf("%nFAULTS%s%n", on.isEmpty() ? ": none were on" : "");
        for (String name : on) {
            String what = Expected.OF_FAULT.get(name).what();
            System.out.printf("  %-10s %-36s %s%n", name, what, missing.contains(name) ? "MISSING" : "caught");
        }
        return missing;
    }

    private void tellWhereToLook(String logs) {
        String loki = System.getenv().getOrDefault("BUGCATCHER_LOKI_URL", "http://localhost:3100");
        System.out.printf("%nWHERE TO LOOK%n");
        if (answers(loki + "/ready")) {
            String query = "{job=\"" + service + "_bugcatcher\"}";
            System.out.printf("  Loki     %s   and   {job=\"%s_perfcatcher\"}%n", query, service);
            System.out.printf("           %s/loki/api/v1/query_range?since=1h&query=%s%n", loki, encoded(query));
            if (onPath("logcli")) {
                System.out.printf("           logcli --addr=%s query --since=1h '%s'%n", loki, query);
            }
        } else {
            System.out.printf("  Loki     does not answer on %s; everything is in the journal%n", loki);
        }
        System.out.printf("  Journal  %s: one JSON object a line, %d events%n", journal, events.size());
        System.out.printf("           grep '\"kind\":\"exception\".*\"args\":' %s/bugcatcher*.log | tail -1%n", journal);
        System.out.printf("  Shop     %s/shop.log%n", logs);
        if (unreadable > 0) {
            System.out.printf("  Lines of the journal that could not be read: %d%n", unreadable);
        }
    }

    private static boolean answers(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static int total(List<Event> events) {
        return events.stream().mapToInt(Event::count).sum();
    }

    private static Event middle(List<Event> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static String some(Stream<String> names) {
        Set<String> all = names.filter(name -> !name.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
        String first = all.stream().limit(4).collect(Collectors.joining(", "));
        return all.size() > 4 ? first + " and " + (all.size() - 4) + " more" : first;
    }

    private static void line(String name, String text) {
        if (!text.isEmpty()) {
            String one = text.replaceAll("\\s+", " ");
            System.out.printf(
                    "         %-11s %s%n", name, one.length() > WIDTH ? one.substring(0, WIDTH) + " ..." : one);
        }
    }
}
