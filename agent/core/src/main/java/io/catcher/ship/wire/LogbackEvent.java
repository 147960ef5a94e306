package io.catcher.ship.wire;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** An event as logback knows it; labels and metadata are its key-value pairs, so that no pattern text is needed. */
final class LogbackEvent {

    private LogbackEvent() {}

    static LoggingEvent of(LokiEvent event) {
        List<KeyValuePair> pairs = new ArrayList<>();
        event.labels().forEach((name, value) -> pairs.add(new KeyValuePair(name, value)));
        event.metadata().forEach((name, value) -> pairs.add(new KeyValuePair(name, value)));
        LoggingEvent logging = new LoggingEvent();
        logging.setInstant(event.ts());
        logging.setLevel(Level.INFO);
        logging.setLoggerName("catcher");
        logging.setThreadName("catcher");
        logging.setMessage(event.line());
        logging.setMDCPropertyMap(Map.of());
        logging.setKeyValuePairs(pairs);
        return logging;
    }
}
