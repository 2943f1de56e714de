package health.tributary.embedded.launch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What the embedded processes log: warnings and worse, a line each, to standard error. Exceptions show their classes and
 * places but never their messages, because those of drivers and converters may quote a document.
 */
public final class ProcessLog {
    private static final int MAX_MESSAGE_CHARACTERS = 400;
    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 5;

    // java.util.logging holds loggers weakly; a level set on a collected one is lost.
    private static final Logger ROOT = Logger.getLogger("");

    private ProcessLog() {}

    /** Sets this process' logging up. */
    public static void quiet() {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(new OneLine());
        ROOT.addHandler(console);
        ROOT.setLevel(Level.WARNING);
    }

    /** Time, level, logger, message; then the exception's classes and frames. */
    static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            StringBuilder line = new StringBuilder()
                    .append(Instant.ofEpochMilli(record.getMillis()).truncatedTo(ChronoUnit.MILLIS))
                    .append(' ')
                    .append(record.getLevel().getName())
                    .append(' ')
                    .append(record.getLoggerName())
                    .append(' ')
                    .append(cut(formatMessage(record)))
                    .append('\n');
            Throwable thrown = record.getThrown();
            for (int cause = 0; thrown != null && cause < MAX_CAUSES; cause++) {
                line.append("  ").append(thrown.getClass().getName()).append('\n');
                StackTraceElement[] frames = thrown.getStackTrace();
                for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
                    line.append("    at ").append(frames[i]).append('\n');
                }
                thrown = thrown.getCause();
            }
            return line.toString();
        }

        private static String cut(String message) {
            String flat = message == null ? "" : message.replace('\n', ' ').replace('\r', ' ');
            return flat.length() <= MAX_MESSAGE_CHARACTERS ? flat : flat.substring(0, MAX_MESSAGE_CHARACTERS) + "…";
        }
    }
}
