package health.tributary.benchmarks.step;

import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Results;
import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.hl7v2.Hl7v2Normalizer;
import health.tributary.record.fold.EntrySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the benchmarks of single steps work on, made by the steps before. */
final class Samples {
    static final FeedId FEED = new FeedId("bench");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Hl7v2Normalizer NORMALIZER = new Hl7v2Normalizer(IdKey.of(new byte[32]));
    private static final Feed RULES = FeedRegistry.read("{\"feeds\":[{\"name\":\"bench\",\"match\":{}}]}")
            .all()
            .get(0);

    private Samples() {}

    /** An admission of one kilobyte ({@code ADT}), or a result with twenty observations ({@code ORU20}). */
    static byte[] message(String name) {
        Kind kind = name.equals("ADT") ? new Admissions("BENCH") : new Results("BENCH", 20);
        return kind.message(1, 1, NOON).body();
    }

    static Envelope envelope(byte[] body, Instant received) {
        return new Envelope(
                MessageId.of(FEED, body), FEED, ContentType.HL7V2, received, Optional.empty(), "", false, false);
    }

    static List<StatementBatch> batches(byte[] body, Instant received) {
        return ((Outcome.Normalized) NORMALIZER.normalize(body, envelope(body, received), RULES)).batches();
    }

    static List<StatementBatch> batches(byte[] body) {
        return batches(body, NOON);
    }

    /**
     * What several admissions of one patient say of the patient's entry.
     *
     * @param said the assertions, in order of time, each with the batch that it came in
     */
    record History(EntryId entry, SubjectId subject, List<Statement> said) {
        record Statement(StatementBatch batch, Assert content) {}

        /** The set of the first so many. */
        EntrySet set(int messages) {
            EntrySet set = EntrySet.empty(false);
            for (Statement statement : said.subList(0, messages)) {
                set = set.with(
                        statement.batch().origin(),
                        statement.content(),
                        statement.batch().mappingVersion());
            }
            return set;
        }
    }

    /** A patient's demographics over so many admissions, each with another address. */
    static History demographics(int messages) {
        Admissions admissions = new Admissions("BENCH");
        List<History.Statement> said = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            Instant at = NOON.plusSeconds(i);
            for (StatementBatch batch : batches(admissions.message(1, i + 1, at).body(), at)) {
                batch.statements().stream()
                        .filter(Assert.class::isInstance)
                        .map(Assert.class::cast)
                        .filter(statement -> statement.type().equals("Patient"))
                        .forEach(statement -> said.add(new History.Statement(batch, statement)));
            }
        }
        return new History(said.get(0).content().entry(), said.get(0).batch().subject(), List.copyOf(said));
    }
}
