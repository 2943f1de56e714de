package health.tributary.device;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A date and time as RFC 3339 has it, with what devices leave out: the seconds, the offset, its colon. Written by hand, as a
 * day of a wearable has thousands of them.
 *
 * @param localSecond seconds since 1970-01-01T00:00:00 on the local clock
 * @param nanos of the second, whole microseconds: what is finer is cut off
 * @param offsetSeconds of the local clock, or {@link #NO_OFFSET}
 */
record Timestamp(long localSecond, int nanos, int offsetSeconds) {
    static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final int SECONDS_A_DAY = 86_400;
    private static final int MAX_OFFSET_SECONDS = 18 * 3_600;
    private static final int MICRO_DIGITS = 6;
    private static final int MINUTES_END = 16;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** The time of a text; null if it is none. */
    static Timestamp parse(char[] text, int from, int length) {
        if (length < MINUTES_END || text[from + 4] != '-' || text[from + 7] != '-' || text[from + 13] != ':') {
            return null;
        }
        char between = text[from + 10];
        if (between != 'T' && between != 't' && between != ' ') {
            return null;
        }
        int days = days(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        if (days == Integer.MIN_VALUE || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return null;
        }
        long second = days * (long) SECONDS_A_DAY + hour * 3_600L + minute * 60L;
        return seconds(text, from + MINUTES_END, from + length, second);
    }

    /** When it was; without an offset, by this one. */
    Instant at(ZoneOffset assumed) {
        int seconds = offsetSeconds == NO_OFFSET ? assumed.getTotalSeconds() : offsetSeconds;
        return Instant.ofEpochSecond(localSecond - seconds, nanos);
    }

    /** Its offset, or that of the zone at this local time; of an hour that there is twice, the first. */
    ZoneOffset offset(ZoneId zone) {
        if (offsetSeconds != NO_OFFSET) {
            return ZoneOffset.ofTotalSeconds(offsetSeconds);
        }
        return LocalDateTime.ofEpochSecond(localSecond, nanos, ZoneOffset.UTC)
                .atZone(zone)
                .getOffset();
    }

    boolean assumed() {
        return offsetSeconds == NO_OFFSET;
    }

    private static Timestamp seconds(char[] text, int from, int end, long minutes) {
        int at = from;
        int second = 0;
        int micros = 0;
        if (at < end && text[at] == ':') {
            second = at + 3 <= end ? number(text, at + 1, 2) : -1;
            if (second < 0 || second > 59) {
                return null;
            }
            at += 3;
            if (at < end && (text[at] == '.' || text[at] == ',')) {
                int first = ++at;
                while (at < end && digit(text[at])) {
                    if (at - first < MICRO_DIGITS) {
                        micros = micros * 10 + text[at] - '0';
                    }
                    at++;
                }
                for (int digits = at - first; digits < MICRO_DIGITS; digits++) {
                    micros *= 10;
                }
                if (at == first) {
                    return null;
                }
            }
        }
        int offset = offset(text, at, end);
        return offset == Integer.MAX_VALUE ? null : new Timestamp(minutes + second, micros * 1_000, offset);
    }

    /** The offset's seconds, {@link #NO_OFFSET} if there is none, the greatest integer if it is malformed. */
    private static int offset(char[] text, int at, int end) {
        int length = end - at;
        if (length == 0) {
            return NO_OFFSET;
        }
        if (length == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        boolean colon = length == 6 && text[at + 3] == ':';
        if ((text[at] != '+' && text[at] != '-') || !(colon || length == 5 || length == 3)) {
            return Integer.MAX_VALUE;
        }
        int hours = number(text, at + 1, 2);
        int minutes = length == 3 ? 0 : number(text, end - 2, 2);
        int seconds = hours * 3_600 + minutes * 60;
        if (hours < 0 || minutes < 0 || minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
            return Integer.MAX_VALUE;
        }
        return text[at] == '-' ? -seconds : seconds;
    }

    /** Days since 1970-01-01 of a date of the Gregorian calendar; the least integer if there is no such date. */
    private static int days(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return Integer.MIN_VALUE;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int length = DAYS_OF_MONTH[month - 1] + (leap && month == 2 ? 1 : 0);
        if (day > length) {
            return Integer.MIN_VALUE;
        }
        int before = year - 1;
        int leapDays = Math.floorDiv(before, 4) - Math.floorDiv(before, 100) + Math.floorDiv(before, 400);
        int daysToYear = before * 365 + leapDays - 719_162;
        return daysToYear + DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (!digit(text[i])) {
                return -1_000_000;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
