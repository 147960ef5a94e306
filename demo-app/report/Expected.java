import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the agent should have told of a fault of the shop. */
record Expected(String what, Predicate<Event> by) {
    static final Map<String, Expected> OF_FAULT = Map.of(
            "npe", new Expected("null pointer in Orders", thrown("NullPointerException", "Orders.")),
            "sql", new Expected("wrapped SQL error", thrown("DataIntegrityViolationException", "OrderRepository.")),
            "timeout", new Expected("time-out to the gateway", thrown("ResourceAccessException", "PaymentGateway.")),
            "swallowed", new Expected("swallowed exception", thrown("IllegalArgumentException", "Loyalty")),
            "async", new Expected("error in an asynchronous task", thrown("ArithmeticException", "Invoices.")),
            "slow", new Expected("Warehouse.locate half as slow again", slower("Warehouse.", 1.3, 3)),
            "spike", new Expected("Recommendations 20 times slower", slower("Recommendations.", 5, 1000)));

    /** Of names with commas between them. */
    static List<String> names(String faults) {
        return Arrays.stream(faults.split(",")).filter(name -> !name.isBlank()).toList();
    }

    /** Those of the faults that no event tells of. */
    static List<String> missing(String faults, List<Event> events) {
        return names(faults).stream()
                .filter(name -> events.stream().noneMatch(OF_FAULT.get(name).by()))
                .toList();
    }

    private static Predicate<Event> thrown(String type, String tool) {
        return event -> event.kind().equals("exception")
                && event.exceptionType().endsWith(type)
                && event.tool().startsWith(tool);
    }

    private static Predicate<Event> slower(String tool, double least, double most) {
        return event -> event.tellsSlowness()
                && event.tool().startsWith(tool)
                && event.ratio() >= least
                && event.ratio() < most;
    }
}
