package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Hl7DateTime;
import health.tributary.hl7v2.Hl7DateTime.Precision;
import health.tributary.hl7v2.Parsed;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * DTM, TS, DT (HL7 v2, chapter 2A, section 2A.3.22) to FHIR date, dateTime and instant (R4, section 2.24.0.1). Precision is never
 * invented and no offset passes for a stated one:
 *
 * <ul>
 *   <li>a year, month or day stays one;
 *   <li>an hour without minutes becomes its day, with the text as sent in an extension: FHIR has no hours alone;
 *   <li>a minute gets the {@code :00} that FHIR demands ("may be zero-filled"), with its precision in an extension;
 *   <li>a time without offset gets that of the feed's zone at that moment, with the zone in an extension.
 * </ul>
 */
public final class Dtm {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

    /** FHIR's years have four digits. */
    private static final int LAST_YEAR = 9999;

    private Dtm() {}

    /** DTM[dateTime]. */
    public static void dateTime(String name, Composite value, Context context, JsonWriter out) {
        Hl7DateTime time = parsed(value, context);
        if (time != null) {
            dateTime(name, value.text(1).trim(), time, context.zone(), out);
        }
    }

    /**
     * The same of a text that was read already; other formats of HL7 write times so too (TS in CDA).
     *
     * @param zone of times without offset
     */
    public static void dateTime(String name, String text, Hl7DateTime time, ZoneId zone, JsonWriter out) {
        if (!time.precision().hasTime()) {
            out.plain(name, day(text, time.precision()));
        } else if (time.precision() == Precision.HOUR) {
            out.plain(name, day(text, Precision.DAY));
            extension(name, Extensions.ORIGINAL_TEXT, "valueString", text, out);
        } else {
            timed(name, text, time, zone, out);
        }
    }

    /** DTM[date]: what is more precise than a day is cut. */
    public static void date(String name, Composite value, Context context, JsonWriter out) {
        Hl7DateTime time = parsed(value, context);
        if (time != null) {
            out.plain(name, day(value.text(1).trim(), time.precision()));
        }
    }

    /** DTM[instant]: only what was written to the second is one; else nothing. */
    public static void instant(String name, Composite value, Context context, JsonWriter out) {
        Hl7DateTime time = parsed(value, context);
        if (time != null && time.precision().compareTo(Precision.SECOND) >= 0) {
            timed(name, value.text(1).trim(), time, context.zone(), out);
        }
    }

    /**
     * DTM[instant] of a time that people agree on, such as an appointment's: to the minute is exact enough, and gets FHIR's
     * {@code :00} as in {@link #dateTime}. What is less precise is kept as its text alone.
     */
    public static void moment(String name, Composite value, Context context, JsonWriter out) {
        Hl7DateTime time = parsed(value, context);
        if (time == null) {
            return;
        }
        String text = value.text(1).trim();
        if (time.precision().compareTo(Precision.MINUTE) < 0) {
            extension(name, Extensions.ORIGINAL_TEXT, "valueString", text, out);
        } else {
            timed(name, text, time, context.zone(), out);
        }
    }

    /** The time some minutes after (or, if negative, before) one that is known to the minute; whether it is. */
    public static boolean shifted(String name, Composite value, int minutes, Context context, JsonWriter out) {
        Hl7DateTime time = parsed(value, context);
        if (time == null || time.precision().compareTo(Precision.MINUTE) < 0) {
            return false;
        }
        return timed(name, value.text(1).trim(), time, minutes, context, out);
    }

    /** A period that begins at a time and lasts some minutes; only where the time is known to the minute. */
    public static boolean period(String name, Composite value, int minutes, Context context, JsonWriter out) {
        Hl7DateTime time = parsed(value, context);
        if (time == null || time.precision().compareTo(Precision.MINUTE) < 0) {
            return false;
        }
        String text = value.text(1).trim();
        out.object(name);
        timed("start", text, time, context.zone(), out);
        timed("end", text, time, minutes, context, out);
        out.close();
        return true;
    }

    /** Whether a value is a time; nobody is warned of one that is none. */
    public static boolean isTime(Composite value) {
        return read(value).isPresent();
    }

    /** Whether a value is a time that is known to the minute; nobody is warned of one that is not. */
    public static boolean isMoment(Composite value) {
        return read(value)
                .filter(time -> time.precision().compareTo(Precision.MINUTE) >= 0)
                .isPresent();
    }

    /** Whether both are known to the minute and the first is before the second. */
    public static boolean isBefore(Composite first, Composite second, Context context) {
        return isMoment(first) && isMoment(second) && moment(first, context).isBefore(moment(second, context));
    }

    private static Instant moment(Composite value, Context context) {
        return read(value).orElseThrow().earliestInstant(context.zone());
    }

    /** The time that a value says, or null: absent, or no time (then warned of). */
    public static Hl7DateTime parsed(Composite value, Context context) {
        Parsed<Hl7DateTime> parsed = Hl7DateTime.parse(value.text(1).trim());
        Hl7DateTime time = time(parsed);
        if (time == null && !(parsed instanceof Parsed.Absent)) {
            context.warn(value.place(), "no date or time; left out");
        }
        return time;
    }

    /** The time that a value says; nothing, and no warning, if it is none. */
    public static Optional<Hl7DateTime> read(Composite value) {
        return Optional.ofNullable(time(Hl7DateTime.parse(value.text(1).trim())));
    }

    private static Hl7DateTime time(Parsed<Hl7DateTime> parsed) {
        boolean fits = parsed instanceof Parsed.Valid<Hl7DateTime> valid
                && valid.value().earliest().getYear() > 0;
        return fits ? ((Parsed.Valid<Hl7DateTime>) parsed).value() : null;
    }

    /** A clock for statements: the first moment of a value that was written to the hour or better. */
    public static Optional<Instant> clock(Composite value, Context context) {
        Hl7DateTime time = parsed(value, context);
        return time == null || !time.precision().hasTime()
                ? Optional.empty()
                : Optional.of(time.earliestInstant(context.zone()));
    }

    private static String day(String text, Precision precision) {
        return switch (precision) {
            case YEAR -> text.substring(0, 4);
            case MONTH -> text.substring(0, 4) + '-' + text.substring(4, 6);
            default -> text.substring(0, 4) + '-' + text.substring(4, 6) + '-' + text.substring(6, 8);
        };
    }

    private static boolean timed(
            String name, String text, Hl7DateTime time, int minutesLater, Context context, JsonWriter out) {
        ZoneId zone = time.offset().isPresent() ? time.offset().get() : context.zone();
        ZonedDateTime moved = time.earliest().atZone(zone).plusMinutes(minutesLater);
        if (moved.getYear() < 1 || moved.getYear() > LAST_YEAR) {
            return false;
        }
        Hl7DateTime later =
                new Hl7DateTime(moved.toLocalDateTime(), time.precision(), time.fractionDigits(), time.offset());
        timed(name, MINUTES.format(moved) + text.substring(12), later, context.zone(), out);
        return true;
    }

    private static void timed(String name, String text, Hl7DateTime time, ZoneId zone, JsonWriter out) {
        StringBuilder iso = new StringBuilder(36);
        iso.append(text, 0, 4).append('-').append(text, 4, 6).append('-').append(text, 6, 8);
        iso.append('T').append(text, 8, 10).append(':').append(text, 10, 12).append(':');
        boolean minute = time.precision() == Precision.MINUTE;
        if (minute) {
            iso.append("00");
        } else {
            iso.append(text, 12, 14);
        }
        if (time.fractionDigits() > 0) {
            iso.append(text, 14, 15 + time.fractionDigits());
        }
        ZoneOffset offset = time.offset().isPresent()
                ? time.offset().get()
                : zone.getRules().getOffset(time.earliest());
        out.plain(name, offset(iso, offset));
        if (minute || time.offset().isEmpty()) {
            out.object("_" + name).list("extension");
            if (minute) {
                out.item()
                        .plain("url", Extensions.TIME_PRECISION)
                        .plain("valueCode", "minute")
                        .close();
            }
            if (time.offset().isEmpty()) {
                out.item()
                        .plain("url", Extensions.ASSUMED_TIMEZONE)
                        .plain("valueString", zone.getId())
                        .close();
            }
            out.close().close();
        }
    }

    private static StringBuilder offset(StringBuilder iso, ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        if (offset.getTotalSeconds() == 0) {
            return iso.append('Z');
        }
        return iso.append(offset.getTotalSeconds() < 0 ? '-' : '+')
                .append((char) ('0' + minutes / 600))
                .append((char) ('0' + minutes / 60 % 10))
                .append(':')
                .append((char) ('0' + minutes % 60 / 10))
                .append((char) ('0' + minutes % 10));
    }

    private static void extension(String name, String url, String kind, String value, JsonWriter out) {
        out.object("_" + name).list("extension").item();
        out.plain("url", url).text(kind, value).close().close().close();
    }
}
