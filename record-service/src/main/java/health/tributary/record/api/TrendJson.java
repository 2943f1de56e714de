package health.tributary.record.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.contract.reading.Concept;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.RollUp;
import health.tributary.record.series.DayKey;
import health.tributary.record.series.Observations;
import health.tributary.record.series.Resolution;
import health.tributary.record.series.SampleIds;
import health.tributary.record.series.ShownSample;
import health.tributary.record.series.Stats;
import health.tributary.record.series.Summary;
import health.tributary.record.series.Trend;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes trends as JSON. */
final class TrendJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TrendQuery query;
    private final ObjectNode root;

    TrendJson(PersonId person, TrendQuery query) {
        this.query = query;
        Metric metric = query.metric();
        this.root = JSON.objectNode();
        root.put("person", person.value()).put("metric", metric.code());
        root.putObject("code")
                .put("system", Concept.SYSTEM)
                .put("code", metric.loinc().code())
                .put("display", metric.loinc().display());
        root.put("unit", metric.unit())
                .put("rollUp", metric.rollUp().name().toLowerCase(Locale.ROOT))
                .put("resolution", query.resolution().code())
                .put("from", query.from().toString())
                .put("to", query.to().toString());
    }

    /** A sample and where it stands. */
    record Sampled(DayKey key, ShownSample sample, TrendQuery.Position position) {
        static Sampled of(DayKey key, ShownSample sample) {
            EntryId id = SampleIds.of(key.id(), sample.sample());
            return new Sampled(
                    key,
                    sample,
                    new TrendQuery.Position(key.day(), sample.sample().start(), id));
        }
    }

    /** Each sample of a page; a next link where there are more. */
    String samples(List<Sampled> sorted, String self) {
        boolean more = sorted.size() > query.count();
        List<Sampled> page = more ? sorted.subList(0, query.count()) : sorted;
        ArrayNode samples = root.putArray("samples");
        for (Sampled one : page) {
            var sample = one.sample().sample();
            ObjectNode json = samples.addObject()
                    .put("id", one.position().id().value())
                    .put("start", Observations.time(sample.start(), sample.offset()));
            if (!sample.instant()) {
                json.put("end", Observations.time(sample.end(), sample.offset()));
            }
            if (query.metric().components().isEmpty()) {
                json.put("value", sample.values().get(0));
            } else {
                for (int i = 0; i < sample.values().size(); i++) {
                    component(json, i).put("value", sample.values().get(i));
                }
            }
            json.put("source", one.sample().feed().name());
            if (sample.selfReported()) {
                json.put("selfReported", true);
            }
        }
        if (more) {
            root.put("next", next(page.get(page.size() - 1).position(), self));
        }
        return root.toString();
    }

    private String next(TrendQuery.Position last, String self) {
        return self + "?metric=" + query.metric().code() + "&from=" + query.from() + "&to=" + query.to()
                + "&resolution=" + query.resolution().code() + "&_count=" + query.count() + "&after="
                + URLEncoder.encode(last.toString(), StandardCharsets.UTF_8);
    }

    /** Points, gaps included. */
    String points(List<Trend.Point> points) {
        ArrayNode array = root.putArray("points");
        boolean hours = query.resolution() == Resolution.HOUR;
        for (Trend.Point point : points) {
            ObjectNode json = array.addObject()
                    .put(
                            "from",
                            hours
                                    ? point.from().toString()
                                    : point.from().toLocalDate().toString())
                    .put("count", point.summary().count());
            if (point.summary().count() > 0) {
                values(json, point.summary());
                ArrayNode sources = json.putArray("sources");
                point.feeds().forEach(feed -> sources.add(feed.name()));
            }
        }
        return root.toString();
    }

    private void values(ObjectNode json, Summary summary) {
        Metric metric = query.metric();
        for (int i = 0; i < metric.valueCount(); i++) {
            ObjectNode to = metric.components().isEmpty() ? json : component(json, i);
            Stats stats = summary.components().get(i);
            to.put("value", summary.value(metric, i)).put("min", stats.min()).put("max", stats.max());
            if (metric.rollUp() == RollUp.SUM) {
                to.put("sum", stats.sum());
            } else {
                to.put("mean", summary.mean(i));
            }
        }
    }

    private ObjectNode component(ObjectNode json, int component) {
        Concept concept = query.metric().components().get(component);
        return json.withArray("components")
                .addObject()
                .put("code", concept.code())
                .put("display", concept.display());
    }
}
