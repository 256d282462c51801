package tn.ars.tuniclaim.local;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.NotControllerException;

/** Keeps out of the log that the only controller turns its own registration away while it becomes active: it asks again. */
public final class FirstRegistration extends Filter<ILoggingEvent> {

    private static final String SAID_BY = "kafka.server.ControllerApis";
    private static final String REQUEST = "apiKey=CONTROLLER_REGISTRATION";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isFirstRegistration(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isFirstRegistration(ILoggingEvent event) {
        return SAID_BY.equals(event.getLoggerName())
                && event.getFormattedMessage().contains(REQUEST)
                && isNotYetController(event);
    }

    private static boolean isNotYetController(ILoggingEvent event) {
        for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            if (NotControllerException.class.getName().equals(cause.getClassName())) return true;
        }
        return false;
    }
}
