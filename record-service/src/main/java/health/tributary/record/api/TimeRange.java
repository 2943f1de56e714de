package health.tributary.record.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instants that a FHIR date search parameter means (R4, section 3.1.1.4.8): as precise as it is written, a date without a
 * zone in UTC; and its prefix.
 *
 * @param from the first instant, empty for open
 * @param before the first instant after, empty for open
 */
record TimeRange(Optional<Instant> from, Optional<Instant> before) {
    private static final Pattern SYNTAX = Pattern.compile(
            "(eq|ge|gt|le|lt)?(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[ +-]\\d{2}:\\d{2})?)?)?)?");

    /** The range of a parameter's value, or empty when it is none that is served. */
    static Optional<TimeRange> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant low = low(matcher);
            Instant high = high(matcher, low);
            String prefix = matcher.group(1) == null ? "eq" : matcher.group(1);
            return Optional.of(
                    switch (prefix) {
                        case "ge" -> new TimeRange(Optional.of(low), Optional.empty());
                        case "gt" -> new TimeRange(Optional.of(high), Optional.empty());
                        case "le" -> new TimeRange(Optional.empty(), Optional.of(high));
                        case "lt" -> new TimeRange(Optional.empty(), Optional.of(low));
                        default -> new TimeRange(Optional.of(low), Optional.of(high));
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant low(Matcher matcher) {
        int month = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        int day = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        LocalDate date = LocalDate.of(Integer.parseInt(matcher.group(2)), month, day);
        if (matcher.group(5) == null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        // A plus that a client did not encode in its query arrives as a space.
        String zone = matcher.group(6) == null ? "Z" : matcher.group(6).replace(' ', '+');
        return OffsetDateTime.parse(date + "T" + matcher.group(5) + zone).toInstant();
    }

    private static Instant high(Matcher matcher, Instant low) {
        LocalDateTime start = LocalDateTime.ofInstant(low, ZoneOffset.UTC);
        String time = matcher.group(5);
        if (time == null) {
            LocalDateTime end = matcher.group(4) != null
                    ? start.plusDays(1)
                    : matcher.group(3) != null ? start.plusMonths(1) : start.plusYears(1);
            return end.toInstant(ZoneOffset.UTC);
        }
        if (time.length() == 5) {
            return low.plusSeconds(60);
        }
        int dot = time.indexOf('.');
        return dot < 0 ? low.plusSeconds(1) : low.plusNanos((long) Math.pow(10, 9 - (time.length() - dot - 1)));
    }
}
