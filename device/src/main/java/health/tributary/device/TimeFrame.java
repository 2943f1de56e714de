package health.tributary.device;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * When a measurement was: an instant, or an interval of which two of start, end and duration are said.
 *
 * @param problem why it cannot be told, or null
 */
record TimeFrame(Instant start, Duration length, ZoneOffset offset, boolean assumed, Problem problem) {
    static final String NO_FRAME = "a measurement has a time: a date_time, or two of start, end and duration";
    static final String PART_OF_DAY = "a part of a day is no time that can be placed";
    static final String NEGATIVE = "an interval ends after it starts, and a duration is not negative";
    static final String DURATION = "a duration is a number of ms, sec, min, h, d or wk";
    static final String CONTRADICTION = "start, end and duration do not agree";
    static final String ABSURD = "a measurement is of the years 1900 to 2199, and lasts less than 400 days";

    private static final String FRAME = ".effective_time_frame";
    private static final String INTERVAL = FRAME + ".time_interval";
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final int MAX_DAYS = 400;
    private static final int TOLERANCE_SECONDS = 60;
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ms", new BigDecimal("0.001"),
            "sec", BigDecimal.ONE,
            "s", BigDecimal.ONE,
            "min", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3_600),
            "hr", BigDecimal.valueOf(3_600),
            "d", BigDecimal.valueOf(86_400),
            "wk", BigDecimal.valueOf(604_800));

    /** The time of a body that stands at a path. */
    static TimeFrame of(BodyDraft body, String path, ReadRules rules) {
        Timestamp first = body.dateTime != null ? body.dateTime : body.start != null ? body.start : body.end;
        if (first == null) {
            return body.partOfDay
                    ? wrong(Problem.unsupported(path + INTERVAL, PART_OF_DAY))
                    : wrong(Problem.missing(path + FRAME, NO_FRAME));
        }
        ZoneOffset offset = first.offset(rules.zone());
        if (body.dateTime != null) {
            return bounded(first.at(offset), Duration.ZERO, offset, first.assumed(), path + FRAME + ".date_time");
        }
        Duration stated = null;
        if (body.duration != null) {
            stated = duration(body.duration);
            if (stated == null) {
                return wrong(Problem.invalid(path + INTERVAL + ".duration", DURATION));
            }
        }
        return interval(body, stated, offset, first.assumed(), path, rules);
    }

    private static TimeFrame interval(
            BodyDraft body, Duration stated, ZoneOffset offset, boolean assumed, String path, ReadRules rules) {
        if (body.start == null || body.end == null) {
            if (stated == null) {
                return wrong(Problem.missing(path + INTERVAL, body.partOfDay ? PART_OF_DAY : NO_FRAME));
            }
            Instant known = (body.start != null ? body.start : body.end).at(offset);
            Instant start = body.start != null || stated.isNegative() ? known : known.minus(stated);
            return bounded(start, stated, offset, assumed, path + INTERVAL);
        }
        Instant start = body.start.at(offset);
        Duration between = Duration.between(start, body.end.at(body.end.offset(rules.zone())));
        if (stated != null && between.minus(stated).abs().toSeconds() > TOLERANCE_SECONDS) {
            return wrong(Problem.invalid(path + INTERVAL, stated.isNegative() ? NEGATIVE : CONTRADICTION));
        }
        return bounded(start, between, offset, assumed, path + INTERVAL);
    }

    private static TimeFrame bounded(Instant start, Duration length, ZoneOffset offset, boolean assumed, String path) {
        if (length.isNegative()) {
            return wrong(Problem.invalid(path, NEGATIVE));
        }
        if (start.isBefore(EARLIEST) || !start.isBefore(LATEST) || length.toDays() >= MAX_DAYS) {
            return wrong(Problem.invalid(path, ABSURD));
        }
        return new TimeFrame(start, length, offset, assumed, null);
    }

    /** A duration in whole microseconds; null if it is none. */
    private static Duration duration(Quantity quantity) {
        BigDecimal factor = SECONDS.get(quantity.unit());
        if (quantity.fault() != null || factor == null) {
            return null;
        }
        BigDecimal micros = quantity.value().multiply(factor).multiply(MICROS).setScale(0, RoundingMode.HALF_EVEN);
        return micros.precision() > 18 ? null : Duration.of(micros.longValueExact(), ChronoUnit.MICROS);
    }

    private static TimeFrame wrong(Problem problem) {
        return new TimeFrame(null, null, null, false, problem);
    }
}
