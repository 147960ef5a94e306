package io.catcher.ship.health;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.catcher.ship.place.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A logback context of our own, built in code: the application's configuration, system properties and {@code LoggerFactory}
 * are never asked.
 */
final class LogFile {

    private static final FileSize LARGEST = FileSize.valueOf("2MB");

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("catcher");

    LogFile(Path directory) {
        // Without an adapter every event fails while it is formatted.
        context.setMDCAdapter(new LogbackMDCAdapter());
        logger.setAdditive(false);
        logger.addAppender(appender(directory));
    }

    void write(boolean warning, String message) {
        if (warning) {
            logger.warn(message);
        } else {
            logger.info(message);
        }
    }

    void close() {
        context.stop();
    }

    private RollingFileAppender<ILoggingEvent> appender(Path directory) {
        RollingFileAppender<ILoggingEvent> appender = new PrivateAppender();
        appender.setContext(context);
        appender.setName("catcher-agent");
        appender.setFile(directory.resolve("catcher-agent.log").toString());
        appender.setEncoder(encoder());

        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setMinIndex(1);
        window.setMaxIndex(1);
        window.setFileNamePattern(directory.resolve("catcher-agent.%i.log").toString());
        window.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(LARGEST);
        size.start();

        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    private LayoutWrappingEncoder<ILoggingEvent> encoder() {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(new OneLine());
        encoder.start();
        return encoder;
    }

    /** Each file is there, for its owner only, before logback opens it: logback alone would let everybody read it. */
    private static final class PrivateAppender extends RollingFileAppender<ILoggingEvent> {

        @Override
        public void openFile(String name) throws IOException {
            OwnerOnly.open(Path.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            super.openFile(name);
        }
    }

    /** Time, level, thread, message; a line break in a message must not look like a second entry. */
    private static final class OneLine extends LayoutBase<ILoggingEvent> {

        @Override
        public String doLayout(ILoggingEvent event) {
            String message = event.getMessage().replaceAll("[\\p{Cntrl}]+", " ");
            return event.getInstant() + " " + event.getLevel() + " [" + event.getThreadName() + "] " + message
                    + System.lineSeparator();
        }

        @Override
        public boolean isStarted() {
            return true;
        }
    }
}
