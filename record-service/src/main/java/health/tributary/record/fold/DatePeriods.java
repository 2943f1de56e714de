package health.tributary.record.fold;

import health.tributary.record.fold.IndexFields.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** FHIR's dates as the periods that they mean by their precision (R4 datatypes, date, dateTime, instant). */
public final class DatePeriods {
    private DatePeriods() {}

    /** The period of a date; dates without a time of day are taken in UTC. Empty for what is no FHIR date. */
    public static Optional<Period> of(String date) {
        try {
            return Optional.of(parsed(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Period parsed(String date) {
        return switch (date.length()) {
            case 4 -> days(Year.parse(date).atDay(1), Year.parse(date).atDay(1).plusYears(1));
            case 7 ->
                days(
                        YearMonth.parse(date).atDay(1),
                        YearMonth.parse(date).atDay(1).plusMonths(1));
            case 10 -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
            default -> time(date);
        };
    }

    private static Period time(String date) {
        int digits = fraction(date);
        Instant from = zoned(date)
                ? OffsetDateTime.parse(date).toInstant()
                : LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
        Instant start = Instant.ofEpochMilli(from.toEpochMilli());
        long width = digits == 0 ? (seconds(date) ? 1_000 : 60_000) : digits == 1 ? 100 : digits == 2 ? 10 : 1;
        return new Period(start, start.plusMillis(width - 1));
    }

    private static boolean zoned(String date) {
        return date.endsWith("Z") || date.indexOf('+', 11) > 0 || date.indexOf('-', 11) > 0;
    }

    private static boolean seconds(String date) {
        return date.length() > 16 && date.charAt(16) == ':';
    }

    private static int fraction(String date) {
        int point = date.indexOf('.');
        int digits = 0;
        for (int i = point + 1; point >= 0 && i < date.length() && Character.isDigit(date.charAt(i)); i++) {
            digits++;
        }
        return digits;
    }

    private static Period days(LocalDate first, LocalDate after) {
        return new Period(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                after.atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1));
    }
}
