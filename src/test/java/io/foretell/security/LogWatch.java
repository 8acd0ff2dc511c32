package io.foretell.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Everything that anybody logs in this JVM, from DEBUG on, until closed; keeps what is looked for. */
public final class LogWatch implements AutoCloseable {

    private static final List<String> LOGGERS = List.of(Logger.ROOT_LOGGER_NAME, "org.apache.kafka", "kafka");

    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong lines = new AtomicLong();
    private final Map<Logger, Level> before = new HashMap<>();
    private final ThresholdFilter consoleAlone = new ThresholdFilter(); // the console need not show all of it
    private final AppenderBase<ILoggingEvent> appender;

    /** @param level from which on loggers speak */
    public LogWatch(Level level, Predicate<String> lookedFor) {
        appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.incrementAndGet();
                String text = event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
                        + trace(event.getThrowableProxy());
                if (lookedFor.test(text)) {
                    found.add(text);
                }
            }
        };
        appender.setContext(root().getLoggerContext());
        appender.start();
        consoleAlone.setLevel(Level.ERROR.toString());
        consoleAlone.start();
        root().iteratorForAppenders().forEachRemaining(console -> console.addFilter(consoleAlone));
        LOGGERS.forEach(name -> {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setLevel(level);
        });
        root().addAppender(appender);
    }

    private static String trace(IThrowableProxy error) {
        return error == null ? "" : "\n" + ThrowableProxyUtil.asString(error);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    public List<String> found() {
        return found;
    }

    long lines() {
        return lines.get();
    }

    @Override
    public void close() {
        root().detachAppender(appender);
        consoleAlone.stop();
        before.forEach(Logger::setLevel);
    }
}
