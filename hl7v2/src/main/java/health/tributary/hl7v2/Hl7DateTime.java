package health.tributary.hl7v2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A point in time as HL7 v2 writes it (DTM, TS, DT: chapter 2A, section 2A.3.22):
 * {@code YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]}. Keeps how precise it was, and whether an offset was stated:
 * neither is ever invented.
 *
 * @param earliest the first moment that the text covers, on the clock of the place that wrote it
 * @param precision the last part that was written
 * @param fractionDigits how many digits of a second's fraction were written, 0 to 9
 * @param offset from UTC, where it was written
 */
public record Hl7DateTime(
        LocalDateTime earliest, Precision precision, int fractionDigits, Optional<ZoneOffset> offset) {

    private static final Precision[] WHOLE_PARTS = Precision.values();

    /** The last part of a time that is written. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        FRACTION;

        /** Whether a time of day is written at all. */
        public boolean hasTime() {
            return compareTo(HOUR) >= 0;
        }
    }

    /** Reads a text. Takes up to nine digits of fraction, where the standard has four. */
    public static Parsed<Hl7DateTime> parse(String text) {
        if (text.isEmpty()) {
            return new Parsed.Absent<>();
        }
        int zone = zoneStart(text);
        Optional<ZoneOffset> offset = Optional.empty();
        if (zone < text.length()) {
            offset = offset(text, zone);
            if (offset.isEmpty()) {
                return new Parsed.Invalid<>("an offset is written +HHMM or -HHMM");
            }
        }
        int point = text.indexOf('.');
        int whole = point >= 0 && point < zone ? point : zone;
        if (!digits(text, 0, whole) || whole < 4 || whole > 14 || whole % 2 != 0) {
            return new Parsed.Invalid<>("a time is written YYYY[MM[DD[HH[MM[SS[.S]]]]]]");
        }
        int fractionDigits = whole == zone ? 0 : zone - whole - 1;
        boolean fraction = whole < zone;
        if (fraction && (whole != 14 || fractionDigits < 1 || fractionDigits > 9 || !digits(text, whole + 1, zone))) {
            return new Parsed.Invalid<>("a fraction of a second is one to nine digits after the seconds");
        }
        Precision precision = fraction ? Precision.FRACTION : WHOLE_PARTS[whole / 2 - 2];
        try {
            LocalDateTime earliest = LocalDateTime.of(
                    part(text, 0, 4, whole, 0),
                    part(text, 4, 6, whole, 1),
                    part(text, 6, 8, whole, 1),
                    part(text, 8, 10, whole, 0),
                    part(text, 10, 12, whole, 0),
                    part(text, 12, 14, whole, 0),
                    nanos(text, whole, fractionDigits));
            return new Parsed.Valid<>(new Hl7DateTime(earliest, precision, fractionDigits, offset));
        } catch (DateTimeException impossible) {
            return new Parsed.Invalid<>("there is no such date or time");
        }
    }

    /**
     * The first instant that is covered, with the stated offset, else with the zone that is assumed for the source: who
     * uses that must say that it was assumed.
     */
    public Instant earliestInstant(ZoneId assumed) {
        ZoneId zone = offset.isPresent() ? offset.get() : assumed;
        return earliest.atZone(zone).toInstant();
    }

    /** Writes a moment to the millisecond with its offset, for MSH-7. */
    public static String write(OffsetDateTime moment) {
        int offsetMinutes = moment.getOffset().getTotalSeconds() / 60;
        return String.format(
                "%04d%02d%02d%02d%02d%02d.%03d%s%02d%02d",
                moment.getYear(),
                moment.getMonthValue(),
                moment.getDayOfMonth(),
                moment.getHour(),
                moment.getMinute(),
                moment.getSecond(),
                moment.getNano() / 1_000_000,
                offsetMinutes < 0 ? "-" : "+",
                Math.abs(offsetMinutes) / 60,
                Math.abs(offsetMinutes) % 60);
    }

    private static int zoneStart(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '+' || text.charAt(i) == '-') {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<ZoneOffset> offset(String text, int at) {
        if (text.length() - at != 5 || !digits(text, at + 1, at + 5)) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(text, at + 1, at + 3, 10);
        int minutes = Integer.parseInt(text, at + 3, at + 5, 10);
        if (hours * 60 + minutes > 18 * 60 || minutes > 59) {
            return Optional.empty();
        }
        int seconds = (hours * 60 + minutes) * 60;
        return Optional.of(ZoneOffset.ofTotalSeconds(text.charAt(at) == '-' ? -seconds : seconds));
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int part(String text, int from, int to, int written, int otherwise) {
        return to > written ? otherwise : Integer.parseInt(text, from, to, 10);
    }

    private static int nanos(String text, int point, int digits) {
        int nanos = 0;
        for (int i = 1; i <= 9; i++) {
            nanos = nanos * 10 + (i <= digits ? text.charAt(point + i) - '0' : 0);
        }
        return nanos;
    }
}
