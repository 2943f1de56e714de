package health.tributary.embedded.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which archived messages a command means, by their first receipt. */
final class Selection {
    @Option(
            names = "--from",
            required = true,
            converter = Time.class,
            paramLabel = "TIME",
            description = "received from then on: 2026-03-01 (midnight UTC) or 2026-03-01T08:00:00+01:00")
    Instant from;

    @Option(
            names = "--to",
            required = true,
            converter = Time.class,
            paramLabel = "TIME",
            description = "received before then")
    Instant to;

    @Option(names = "--feed", description = "of this feed only")
    String feed;

    /** As parameters of a request, from a place on; empty for the beginning. */
    String parameters(String after) {
        return "from=" + from + "&to=" + to
                + (feed == null ? "" : "&feed=" + encoded(feed))
                + (after.isEmpty() ? "" : "&_after=" + encoded(after));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A day or a time with an offset. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.indexOf('T') < 0
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException("a time is 2026-03-01 or 2026-03-01T08:00:00+01:00");
            }
        }
    }
}
