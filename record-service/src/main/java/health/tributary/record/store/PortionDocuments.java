package health.tributary.record.store;

import health.tributary.contract.FeedId;
import health.tributary.record.series.Portion;
import health.tributary.record.series.Stats;
import health.tributary.record.series.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.bson.BsonDocument;

/** Portions within documents. Times keep their microseconds, decimals their digits. */
final class PortionDocuments {
    private static final long MICROS = 1_000_000;

    private PortionDocuments() {}

    static BsonDocument of(Portion portion) {
        Summary summary = portion.summary();
        BsonDocument document = new BsonDocument("shown", Fields.number(portion.shown()))
                .append("high", Fields.number(portion.high()))
                .append("low", Fields.number(portion.low()))
                .append("updated", Fields.number(micros(portion.updated())))
                .append("feeds", Fields.texts(portion.feeds(), FeedId::name))
                .append("count", Fields.number(summary.count()))
                .append("instants", Fields.number(summary.instants()))
                .append("micros", Fields.number(summary.micros()));
        summary.from().ifPresent(from -> document.append("from", Fields.number(micros(from))));
        summary.to().ifPresent(to -> document.append("to", Fields.number(micros(to))));
        summary.latest()
                .ifPresent(latest -> document.append("latestAt", Fields.number(micros(latest.start())))
                        .append("latest", Fields.texts(latest.values(), BigDecimal::toString)));
        if (!summary.components().isEmpty()) {
            append(document, "sum", summary, Stats::sum);
            append(document, "min", summary, Stats::min);
            append(document, "max", summary, Stats::max);
            append(document, "weighted", summary, Stats::weighted);
        }
        return document;
    }

    private static void append(
            BsonDocument document, String field, Summary summary, Function<Stats, BigDecimal> value) {
        document.append(
                field,
                Fields.texts(summary.components(), stats -> value.apply(stats).toString()));
    }

    static Portion read(BsonDocument document) {
        return new Portion(
                Math.toIntExact(Fields.number(document, "shown")),
                summary(document),
                Fields.number(document, "high"),
                Fields.number(document, "low"),
                instant(Fields.number(document, "updated")),
                new TreeSet<>(Fields.texts(document, "feeds", FeedId::new)));
    }

    private static Summary summary(BsonDocument document) {
        long count = Fields.number(document, "count");
        if (count == 0) {
            return Summary.NONE;
        }
        List<BigDecimal> sums = decimals(document, "sum");
        List<BigDecimal> mins = decimals(document, "min");
        List<BigDecimal> maxs = decimals(document, "max");
        List<BigDecimal> weighted = decimals(document, "weighted");
        List<Stats> components = new ArrayList<>(sums.size());
        for (int i = 0; i < sums.size(); i++) {
            components.add(new Stats(sums.get(i), mins.get(i), maxs.get(i), weighted.get(i)));
        }
        return new Summary(
                count,
                Fields.number(document, "instants"),
                Fields.number(document, "micros"),
                components,
                time(document, "from"),
                time(document, "to"),
                Optional.of(new Summary.Latest(
                        instant(Fields.number(document, "latestAt")), decimals(document, "latest"))));
    }

    private static List<BigDecimal> decimals(BsonDocument document, String field) {
        return Fields.texts(document, field, BigDecimal::new);
    }

    private static Optional<Instant> time(BsonDocument document, String field) {
        return Optional.of(instant(Fields.number(document, field)));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }
}
