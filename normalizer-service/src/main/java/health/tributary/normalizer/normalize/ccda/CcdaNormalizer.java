package health.tributary.normalizer.normalize.ccda;

import health.tributary.ccda.CdaDocument;
import health.tributary.ccda.CdaReader;
import health.tributary.ccda.DocumentSubject;
import health.tributary.ccda.ReadResult;
import health.tributary.ccda.ReadResult.Read;
import health.tributary.ccda.ReadResult.Unreadable;
import health.tributary.contract.Envelope;
import health.tributary.contract.IdKey;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.normalize.ccda.entry.Encounters;
import health.tributary.normalizer.normalize.ccda.entry.Sections;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.BatchDraft;
import health.tributary.normalizer.normalize.draft.PositionCounter;
import health.tributary.normalizer.normalize.hl7v2.Directory;
import health.tributary.normalizer.normalize.hl7v2.FeedView;
import health.tributary.normalizer.vocabulary.LocalCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * C-CDA documents into statements: a pure function of (bytes, envelope, feed, id key), with no clock, randomness, input or output.
 * Safe for use by many threads.
 *
 * <p>A document says what was so when it was made: its {@code effectiveTime} is the clock of all its statements. What it does not
 * name stays as it was, since no document is complete.
 */
public final class CcdaNormalizer {
    private final IdKey key;

    /** A normaliser for a deployment's id key. */
    public CcdaNormalizer(IdKey key) {
        this.key = key;
    }

    /**
     * Reads one document.
     *
     * @param body the bytes as they came in; not changed, not kept
     * @param envelope what the door said of them
     * @param feed the configuration of the envelope's feed
     */
    public Outcome normalize(byte[] body, Envelope envelope, Feed feed) {
        ReadResult read = CdaReader.read(body);
        if (read instanceof Unreadable unreadable) {
            return new Rejected(unreadable.problem().rejection(), List.of());
        }
        CdaDocument document = ((Read) read).document();
        DocumentSubject named = DocumentSubject.of(document, feed, key);
        if (named.problem().isPresent()) {
            return new Rejected(named.problem().get().rejection(), List.of());
        }
        List<Warning> warnings = new ArrayList<>();
        FeedView view = new FeedView(feed, key, LocalCodes.NONE);
        PositionCounter positions = new PositionCounter();
        BatchDraft patient = new BatchDraft(named.subject().orElseThrow(), false, key, positions);
        Directory directory =
                new Directory(view, new BatchDraft(view.directory(), true, key, positions), Optional.empty());
        Context context = new Context(view, envelope.id(), body, document, patient, directory, warnings);
        Patients.put(context);
        String encounter = Encounters.encompassing(context);
        Documents.put(encounter, context);
        Compositions.put(Sections.put(context), encounter, context);
        Origin origin = origin(envelope, Ts.clock(document.root().child("effectiveTime"), context));
        List<StatementBatch> batches = new ArrayList<>(2);
        batches.add(patient.batch(origin));
        if (!directory.batch().isEmpty()) {
            batches.add(directory.batch().batch(origin));
        }
        return new Normalized(batches, List.of(), warnings);
    }

    private static Origin origin(Envelope envelope, Optional<Instant> made) {
        return new Origin(
                envelope.id(),
                envelope.feed(),
                envelope.receivedAt(),
                made,
                0,
                envelope.traceparent(),
                envelope.backfill(),
                envelope.replay());
    }
}
