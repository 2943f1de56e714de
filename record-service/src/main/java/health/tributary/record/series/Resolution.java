package health.tributary.record.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How finely a trend is told. */
public enum Resolution {
    /** Each sample. */
    RAW(31),
    HOUR(62),
    DAY(3_660),
    /** From Monday. */
    WEEK(36_525),
    MONTH(36_525);

    private final int maxDays;

    Resolution(int maxDays) {
        this.maxDays = maxDays;
    }

    /** The resolution of a code such as {@code day}. */
    public static Optional<Resolution> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** As clients write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The most days that one question may be about. */
    public int maxDays() {
        return maxDays;
    }

    /** The first day of the point that a day belongs to. */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case RAW, HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of the next point. */
    LocalDate next(LocalDate first) {
        return switch (this) {
            case RAW, HOUR, DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }
}
