import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was taken out of events before they were written, in a few lines. */
final class Secrets {
    private static final int RULES_SHOWN = 6;

    private Secrets() {}

    static void tell(List<Event> events) {
        Map<String, Long> byRule = events.stream()
                .flatMap(Event::redactions)
                .collect(Collectors.groupingBy(Event.Redaction::rule, Collectors.counting()));
        long all = byRule.values().stream().mapToLong(count -> count).sum();
        System.out.printf("%nSECRETS: redacted in %d places before anything was written%n", all);
        byRule.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> rule) -> -rule.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(RULES_SHOWN)
                .forEach(rule -> System.out.printf("%6d x by the rule %s%n", rule.getValue(), rule.getKey()));
        if (byRule.size() > RULES_SHOWN) {
            System.out.printf("         and by %d more rules%n", byRule.size() - RULES_SHOWN);
        }
        long ids = events.stream()
                .filter(event -> event.redactions().anyMatch(one -> one.path().equals("request_id")))
                .count();
        if (ids > 0) {
            System.out.printf("%6d request ids among them: one shopper of four sends a token as its X-Request-Id%n", ids);
        }
    }
}
