package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.hl7v2.Header;
import health.tributary.hl7v2.Hl7DateTime;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Parsed;
import health.tributary.hl7v2.ReadResult;
import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.Unreadable;
import health.tributary.normalizer.normalize.Identified;
import health.tributary.normalizer.normalize.MappingVersion;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.normalize.draft.BatchDraft;
import health.tributary.normalizer.normalize.draft.PositionCounter;
import health.tributary.normalizer.normalize.hl7v2.message.LocalFields;
import health.tributary.normalizer.normalize.hl7v2.message.MessagePlan;
import health.tributary.normalizer.normalize.hl7v2.message.MessagePlans;
import health.tributary.normalizer.normalize.hl7v2.message.identity.IdentityPlan;
import health.tributary.normalizer.vocabulary.LocalCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HL7 v2 messages into statements: a pure function of (bytes, envelope, feed, id key), with no clock, randomness, input or
 * output. What it remembers between calls is only what it would work out again. Safe for use by many threads.
 */
public final class Hl7v2Normalizer {
    private final IdKey key;
    private final Map<FeedId, LocalCodes> localCodes;
    private final Map<FeedId, FeedView> views = new ConcurrentHashMap<>();

    /** A normaliser for a deployment's id key. */
    public Hl7v2Normalizer(IdKey key) {
        this(key, Map.of());
    }

    /** A normaliser for a deployment's id key, with the concept maps of those feeds that have some. */
    public Hl7v2Normalizer(IdKey key, Map<FeedId, LocalCodes> localCodes) {
        this.key = key;
        this.localCodes = Map.copyOf(localCodes);
    }

    /**
     * Reads one message.
     *
     * @param body the bytes as they came in; not changed, not kept
     * @param envelope what the door said of them; its trace goes on in the statements
     * @param feed the configuration of the envelope's feed
     */
    public Outcome normalize(byte[] body, Envelope envelope, Feed feed) {
        ReadResult read = Message.read(body, feed.charset());
        if (read instanceof Unreadable unreadable) {
            return new Rejected(
                    new Rejection(Reason.UNREADABLE, unreadable.place().toString(), unreadable.rule()), List.of());
        }
        Message message = (Message) read;
        List<Warning> warnings = new ArrayList<>();
        for (health.tributary.hl7v2.Warning repaired : message.warnings()) {
            warnings.add(new Warning(repaired.place().toString(), repaired.text()));
        }
        return normalize(message, envelope, view(feed), warnings);
    }

    private Outcome normalize(Message message, Envelope envelope, FeedView view, List<Warning> warnings) {
        Header header = message.header();
        String code = header.messageCode();
        String event = header.triggerEvent();
        Origin origin = origin(header, envelope, view.feed(), warnings);
        String silence = MessagePlans.silence(code, event, message.first("PID").isPresent());
        if (silence != null) {
            warnings.add(new Warning("MSH-9", silence));
            return new Normalized(List.of(), List.of(), warnings);
        }
        PositionCounter positions = new PositionCounter();
        Optional<Instant> stated = stated(message, view.feed(), warnings);
        MessagePlan plan = MessagePlans.of(code, event);
        List<Identified> identity = List.of();
        if (IdentityPlan.plans(code, event)) {
            IdentityPlan.Said said = IdentityPlan.read(message, origin, view, stated, positions);
            if (said.rejection().isPresent()) {
                return new Rejected(said.rejection().get(), warnings);
            }
            if (plan == null) {
                return new Normalized(List.of(), said.statements(), warnings);
            }
            identity = said.statements();
        }
        MessagePlan ofNobody = MessagePlans.ofNobody(code, event);
        if (ofNobody != null) {
            return ofDirectory(ofNobody, message, origin, view, stated, warnings);
        }
        if (plan == null) {
            return rejected(Reason.UNSUPPORTED, "MSH-9", "this message type and event are not mapped", warnings);
        }
        PatientGroups patients = PatientGroups.of(message, MessagePlans.ofEachPatient(code, event), view);
        if (patients.rejection().isPresent()) {
            return new Rejected(patients.rejection().get(), warnings);
        }
        Directory directory = new Directory(view, new BatchDraft(view.directory(), true, key, positions), stated);
        Map<SubjectId, BatchDraft> drafts = new LinkedHashMap<>();
        for (PatientGroups.Group group : patients.groups()) {
            BatchDraft patient =
                    drafts.computeIfAbsent(group.subject(), subject -> new BatchDraft(subject, false, key, positions));
            Context context = new Context(view, envelope.id(), group.segments(), patient, directory, stated, warnings);
            plan.map(event, context);
            LocalFields.put(context);
        }
        Unmapped.warn(message, Context.MAX_WARNINGS - warnings.size(), warnings);
        return new Normalized(
                batches(origin, MappingVersion.of(view.feed()), drafts.values(), directory.batch()),
                identity,
                warnings);
    }

    /** A message that speaks of no patient: all that it says is of the feed's directory. */
    private Outcome ofDirectory(
            MessagePlan plan,
            Message message,
            Origin origin,
            FeedView view,
            Optional<Instant> stated,
            List<Warning> warnings) {
        BatchDraft batch = new BatchDraft(view.directory(), true, key, new PositionCounter());
        Context context = new Context(
                view,
                origin.message(),
                message.group(0, message.size()),
                batch,
                new Directory(view, batch, stated),
                stated,
                warnings);
        plan.map(message.header().triggerEvent(), context);
        if (batch.isEmpty()) {
            return rejected(Reason.REQUIRED_MISSING, "MSH-9", "the message says nothing that is mapped", warnings);
        }
        Unmapped.warn(message, Context.MAX_WARNINGS - warnings.size(), warnings);
        return new Normalized(List.of(batch.batch(origin, MappingVersion.of(view.feed()))), List.of(), warnings);
    }

    private static List<StatementBatch> batches(
            Origin origin, int mappingVersion, Collection<BatchDraft> patients, BatchDraft directory) {
        List<StatementBatch> batches = new ArrayList<>(patients.size() + 1);
        for (BatchDraft patient : patients) {
            batches.add(patient.batch(origin, mappingVersion));
        }
        if (!directory.isEmpty()) {
            batches.add(directory.batch(origin, mappingVersion));
        }
        return batches;
    }

    private static Origin origin(Header header, Envelope envelope, Feed feed, List<Warning> warnings) {
        Parsed<Hl7DateTime> time = header.dateTime();
        if (time instanceof Parsed.Invalid) {
            warnings.add(new Warning("MSH-7", "no date or time; the receipt counts"));
        }
        return new Origin(
                envelope.id(),
                envelope.feed(),
                envelope.receivedAt(),
                time instanceof Parsed.Valid<Hl7DateTime> valid ? clock(valid.value(), feed) : Optional.empty(),
                feed.monotoneSequence() ? header.sequenceNumber().orElse(0) : 0,
                envelope.traceparent(),
                envelope.backfill(),
                envelope.replay());
    }

    /** When the source says it was so: EVN-2 of an event message; else empty, and the message's time (MSH-7) counts. */
    private static Optional<Instant> stated(Message message, Feed feed, List<Warning> warnings) {
        Optional<Segment> evn = message.first("EVN");
        if (evn.isEmpty()) {
            return Optional.empty();
        }
        Parsed<Hl7DateTime> recorded = Hl7DateTime.parse(evn.get().text(2).trim());
        if (recorded instanceof Parsed.Invalid) {
            warnings.add(new Warning("EVN-2", "no date or time; the message's time counts"));
        }
        return recorded instanceof Parsed.Valid<Hl7DateTime> valid ? clock(valid.value(), feed) : Optional.empty();
    }

    // A day orders nothing within it: a time that has no hour is no clock.
    private static Optional<Instant> clock(Hl7DateTime time, Feed feed) {
        return time.precision().hasTime() ? Optional.of(time.earliestInstant(feed.zone())) : Optional.empty();
    }

    // The same object is the same configuration; comparing all of it for every message would cost more than it saves.
    @SuppressWarnings("ReferenceEquality")
    private FeedView view(Feed feed) {
        FeedView known = views.get(feed.id());
        if (known == null || known.feed() != feed) {
            known = new FeedView(feed, key, localCodes.getOrDefault(feed.id(), LocalCodes.NONE));
            views.put(feed.id(), known);
        }
        return known;
    }

    private static Rejected rejected(Reason reason, String place, String rule, List<Warning> warnings) {
        return new Rejected(new Rejection(reason, place, rule), warnings);
    }
}
