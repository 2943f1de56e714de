package health.tributary.device;

import health.tributary.contract.Reason;
import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.RollUp;
import health.tributary.contract.reading.Sample;
import health.tributary.device.Schema.Measure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A point that was read, into what it says: its schema found, units converted, every value and time checked. */
final class Meaning {
    static final String NO_HEADER = "a data point has a header";
    static final String NO_BODY = "a data point has a body";
    static final String NO_USER = "the header names no user (user_id)";
    static final String NO_SCHEMA = "the header names no schema (schema_id)";
    static final String SCHEMA = "this schema, or this version of it, is not read";
    static final String NO_MEASURE = "the schema's measure is missing";
    static final String UNIT = "this unit is not one of the measure's";
    static final String IMPOSSIBLE = "a body cannot have this value";
    static final String FUTURE = "the measurement lies in the future";
    static final String STATISTIC = "a statistic other than this metric's own is no reading";
    static final String MANY_DAYS = "a sum over more than a day does not say which day's it is";

    private static final Duration LONGEST_DAY = Duration.ofHours(25);
    private static final Set<Flag> SELF_REPORTED = Set.of(Flag.SELF_REPORTED);
    private static final Set<String> SUMS = Set.of("", "sum", "count", "total");
    private static final Set<String> MEANS = Set.of("", "average", "mean");

    private final PointDraft point;
    private final ReadRules rules;
    private final List<Measured> measured = new ArrayList<>(1);
    private Problem problem;

    private Meaning(PointDraft point, ReadRules rules) {
        this.point = point;
        this.rules = rules;
    }

    /** The result for a point that stands at a place. */
    static PointResult of(PointDraft point, Place place, ReadRules rules) {
        Problem problem = point.problem != null ? point.problem : incomplete(point);
        if (problem != null) {
            return new PointResult.Refused(place, problem);
        }
        Schema schema = Schemas.find(point.namespace, point.schema);
        if (schema == null || !schema.reads(major(point.version))) {
            return new PointResult.Refused(place, Problem.unsupported("header.schema_id", SCHEMA));
        }
        Meaning meaning = new Meaning(point, rules);
        for (int i = 0; i < point.bodies.size() && meaning.problem == null; i++) {
            meaning.body(schema, point.bodies.get(i), i);
        }
        return meaning.problem != null
                ? new PointResult.Refused(place, meaning.problem)
                : new PointResult.Taken(place, point.user, created(point, rules), meaning.measured);
    }

    private static Problem incomplete(PointDraft point) {
        if (!point.header) {
            return Problem.missing("header", NO_HEADER);
        }
        if (point.schema.isEmpty()) {
            return Problem.missing("header.schema_id", NO_SCHEMA);
        }
        if (point.user.isBlank()) {
            return new Problem(Reason.NO_SUBJECT, "header.user_id", NO_USER);
        }
        return point.bodies.isEmpty() ? Problem.missing("body", NO_BODY) : null;
    }

    private static Optional<Instant> created(PointDraft point, ReadRules rules) {
        Timestamp time = point.created != null ? point.created : point.sourceCreated;
        return time == null ? Optional.empty() : Optional.of(time.at(time.offset(rules.zone())));
    }

    /** The number before the dot; {@code 1.x} is what some senders write. */
    private static int major(String version) {
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        return major.length() == 1 && Character.isDigit(major.charAt(0)) ? major.charAt(0) - '0' : 0;
    }

    private void body(Schema schema, BodyDraft body, int index) {
        String path = point.series ? "body[" + index + "]" : "body";
        TimeFrame time = TimeFrame.of(body, path, rules);
        if (time.problem() != null) {
            problem = time.problem();
            return;
        }
        if (rules.latest().isPresent()
                && time.start().plus(time.length()).isAfter(rules.latest().get())) {
            problem = Problem.invalid(path + ".effective_time_frame", FUTURE);
            return;
        }
        int before = measured.size();
        for (Measure measure : schema.measures()) {
            if (!body.measures.containsKey(measure.members().get(0)) && !schema.all()) {
                continue;
            }
            measure(measure, body, time, path, index);
            if (problem != null) {
                return;
            }
        }
        if (measured.size() == before) {
            problem = Problem.missing(path, NO_MEASURE);
        }
    }

    private void measure(Measure measure, BodyDraft body, TimeFrame time, String path, int index) {
        Metric metric = metric(measure, body);
        boolean sums = metric.rollUp() == RollUp.SUM;
        if (!(sums ? SUMS : MEANS).contains(body.statistic)) {
            problem = Problem.unsupported(path + ".descriptive_statistic", STATISTIC);
            return;
        }
        if (sums && time.length().compareTo(LONGEST_DAY) > 0) {
            problem = Problem.unsupported(path + ".effective_time_frame", MANY_DAYS);
            return;
        }
        List<Bounds> bounds = Bounds.of(metric);
        boolean plausible = true;
        BigDecimal[] values = new BigDecimal[measure.members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(measure, body, i, path);
            if (values[i] == null) {
                return;
            }
            if (!bounds.get(i).possible(values[i])) {
                problem = Problem.invalid(path + '.' + measure.members().get(i) + ".value", IMPOSSIBLE);
                return;
            }
            plausible &= bounds.get(i).plausible(values[i]);
        }
        plausible &= values.length < 2 || values[0].compareTo(values[1]) > 0;
        List<BigDecimal> all = List.of(values);
        String source = Sources.of(point, metric, time, all, index);
        measured.add(new Measured(
                metric,
                new Sample(time.start(), time.length(), time.offset(), all, source, flags(time.assumed(), plausible))));
    }

    /** Continuous monitors measure between the cells: that is another concept than glucose in blood. */
    private static Metric metric(Measure measure, BodyDraft body) {
        boolean interstitial = measure.metric() == Metric.BLOOD_GLUCOSE && body.specimen.equals("interstitial fluid");
        return interstitial ? Metric.INTERSTITIAL_GLUCOSE : measure.metric();
    }

    private BigDecimal value(Measure measure, BodyDraft body, int component, String path) {
        String member = measure.members().get(component);
        Quantity quantity = body.measures.get(member);
        if (quantity == null) {
            problem = Problem.missing(path + '.' + member, NO_MEASURE);
            return null;
        }
        if (quantity.fault() != null) {
            problem = Problem.invalid(path + '.' + member + quantity.path(), quantity.fault());
            return null;
        }
        Conversion conversion = measure.units().from(quantity.unit());
        if (conversion == null) {
            problem = Problem.invalid(path + '.' + member + ".unit", UNIT);
            return null;
        }
        return conversion.apply(quantity.value());
    }

    private Set<Flag> flags(boolean assumed, boolean plausible) {
        boolean reported = point.modality.equals("self-reported");
        if (!assumed && plausible) {
            return reported ? SELF_REPORTED : Set.of();
        }
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        if (reported) {
            flags.add(Flag.SELF_REPORTED);
        }
        if (assumed) {
            flags.add(Flag.OFFSET_ASSUMED);
        }
        if (!plausible) {
            flags.add(Flag.IMPLAUSIBLE);
        }
        return flags;
    }
}
