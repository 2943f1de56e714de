package health.tributary.record.series;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.reading.Concept;
import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.RollUp;
import health.tributary.contract.reading.Sample;
import health.tributary.record.fold.FeedTag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Samples and days as FHIR Observations, in canonical JSON that refers to the subject. A sample has the metric's LOINC code and
 * keeps R4's vital signs profiles. A day has a code of its own ({@link #DAY_SYSTEM}), as its values are no measurement: so a
 * search by LOINC code finds measurements only. See ADR 9.
 */
public final class Observations {
    /** The code system of summaries of a local day: metrics' codes. */
    public static final String DAY_SYSTEM = "http://tributary.health/CodeSystem/day-summary";

    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String STATISTICS = "http://terminology.hl7.org/CodeSystem/observation-statistics";

    /** R4's profile of oxygen saturation asks for this code beside the one of pulse oximetry. */
    private static final Concept OXYGEN = new Concept("2708-6", "Oxygen saturation in Arterial blood");

    private static final int MAX_OFFSET_SECONDS = 14 * 3_600;
    private static final int SECONDS_A_MINUTE = 60;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Observations() {}

    /**
     * A sample's Observation.
     *
     * @param id as {@link SampleIds} makes it
     */
    public static String sample(DayKey key, EntryId id, ShownSample shown) {
        Sample sample = shown.sample();
        Metric metric = key.metric();
        StringBuilder json = new StringBuilder(900);
        head(json, id.value(), version(shown), shown.updated(), Set.of(shown.feed()));
        json.append(",\"identifier\":[{\"value\":");
        text(json, sample.source());
        json.append("}],\"status\":\"final\"");
        category(json, metric);
        json.append(",\"code\":{\"coding\":[");
        coding(json, Concept.SYSTEM, metric.loinc().code(), metric.loinc().display());
        if (metric == Metric.OXYGEN_SATURATION) {
            json.append(',');
            coding(json, Concept.SYSTEM, OXYGEN.code(), OXYGEN.display());
        }
        json.append("]}");
        subject(json, key);
        effective(json, sample);
        if (sample.selfReported()) {
            json.append(",\"performer\":[{\"reference\":\"Patient/")
                    .append(key.subject())
                    .append("\"}]");
        }
        if (metric.components().isEmpty()) {
            quantity(json.append(','), sample.values().get(0), metric);
        }
        notes(json, sample);
        for (int i = 0; i < metric.components().size(); i++) {
            json.append(i == 0 ? ",\"component\":[" : ",").append("{\"code\":{\"coding\":[");
            Concept component = metric.components().get(i);
            coding(json, Concept.SYSTEM, component.code(), component.display());
            json.append("]},");
            quantity(json, sample.values().get(i), metric);
            json.append('}');
        }
        return json.append(metric.components().isEmpty() ? "}" : "]}").toString();
    }

    /** {@code meta.versionId} of a sample: what is shown, and since which statement. */
    public static String version(ShownSample shown) {
        return Portion.of(List.of(shown)).version();
    }

    /** A day's Observation; its portion is not empty. */
    public static String day(DayKey key, Portion portion) {
        Metric metric = key.metric();
        Summary summary = portion.summary();
        StringBuilder json = new StringBuilder(1_500);
        head(json, key.id().value(), portion.version(), portion.updated(), portion.feeds());
        json.append(",\"status\":\"final\"");
        category(json, metric);
        json.append(",\"code\":{\"coding\":[");
        coding(json, DAY_SYSTEM, metric.code(), metric.loinc().display() + ", summary of a day");
        json.append("]}");
        subject(json, key);
        json.append(",\"effectiveDateTime\":\"").append(key.day()).append('"');
        if (metric.components().isEmpty()) {
            quantity(json.append(','), summary.value(metric, 0), metric);
        }
        json.append(",\"component\":[");
        for (int i = 0; i < metric.valueCount(); i++) {
            statistics(json, metric, summary, i);
        }
        json.append("{\"code\":{\"coding\":[");
        coding(json, STATISTICS, "count", "Count");
        return json.append("]},\"valueInteger\":")
                .append(summary.count())
                .append("}]}")
                .toString();
    }

    private static void statistics(StringBuilder json, Metric metric, Summary summary, int component) {
        Stats stats = summary.components().get(component);
        if (metric.rollUp() == RollUp.SUM) {
            statistic(json, metric, component, "sum", "Sum", stats.sum());
            return;
        }
        statistic(json, metric, component, "average", "Average", summary.mean(component));
        statistic(json, metric, component, "minimum", "Minimum", stats.min());
        statistic(json, metric, component, "maximum", "Maximum", stats.max());
    }

    private static void statistic(
            StringBuilder json, Metric metric, int component, String code, String display, BigDecimal value) {
        json.append("{\"code\":{\"coding\":[");
        coding(json, STATISTICS, code, display);
        if (!metric.components().isEmpty()) {
            Concept of = metric.components().get(component);
            coding(json.append(','), Concept.SYSTEM, of.code(), of.display());
        }
        json.append("]},");
        quantity(json, value, metric);
        json.append("},");
    }

    private static void head(StringBuilder json, String id, String version, Instant updated, Set<FeedId> feeds) {
        json.append("{\"resourceType\":\"Observation\",\"id\":\"")
                .append(id)
                .append("\",\"meta\":{\"versionId\":\"")
                .append(version)
                .append("\",\"lastUpdated\":\"")
                .append(INSTANT.format(updated))
                .append("\",\"tag\":[")
                .append(FeedTag.of(feeds))
                .append("]}");
    }

    private static void category(StringBuilder json, Metric metric) {
        json.append(",\"category\":[{\"coding\":[");
        coding(json, CATEGORIES, metric.category().code(), metric.category().display());
        json.append("]}]");
    }

    private static void subject(StringBuilder json, DayKey key) {
        json.append(",\"subject\":{\"reference\":\"Patient/")
                .append(key.subject())
                .append("\"}");
    }

    private static void effective(StringBuilder json, Sample sample) {
        if (sample.instant()) {
            json.append(",\"effectiveDateTime\":\"")
                    .append(time(sample.start(), sample.offset()))
                    .append('"');
        } else {
            json.append(",\"effectivePeriod\":{\"start\":\"")
                    .append(time(sample.start(), sample.offset()))
                    .append("\",\"end\":\"")
                    .append(time(sample.end(), sample.offset()))
                    .append("\"}");
        }
    }

    /** A time at its offset, as FHIR writes one; an offset that FHIR has no form for becomes UTC. */
    public static String time(Instant time, ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        boolean written = seconds % SECONDS_A_MINUTE == 0 && Math.abs(seconds) <= MAX_OFFSET_SECONDS;
        OffsetDateTime local = time.truncatedTo(ChronoUnit.MICROS).atOffset(written ? offset : ZoneOffset.UTC);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
    }

    private static void notes(StringBuilder json, Sample sample) {
        char separator = '[';
        for (Flag flag : new Flag[] {Flag.OFFSET_ASSUMED, Flag.IMPLAUSIBLE}) {
            if (sample.flags().contains(flag)) {
                json.append(separator == '[' ? ",\"note\":[" : ",")
                        .append("{\"text\":\"")
                        .append(
                                flag == Flag.IMPLAUSIBLE
                                        ? "Outside what is plausible for this measurement."
                                        : "The source gave no offset from UTC; its configured zone was assumed.")
                        .append("\"}");
                separator = ',';
            }
        }
        if (separator == ',') {
            json.append(']');
        }
    }

    private static void quantity(StringBuilder json, BigDecimal value, Metric metric) {
        json.append("\"valueQuantity\":{\"value\":").append(value).append(",\"unit\":");
        text(json, metric.unitText());
        json.append(",\"system\":\"http://unitsofmeasure.org\",\"code\":");
        text(json, metric.unit());
        json.append('}');
    }

    private static void coding(StringBuilder json, String system, String code, String display) {
        json.append("{\"system\":\"").append(system).append("\",\"code\":");
        text(json, code);
        json.append(",\"display\":");
        text(json, display);
        json.append('}');
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
