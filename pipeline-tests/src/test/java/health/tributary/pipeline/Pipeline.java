package health.tributary.pipeline;

import health.tributary.access.AccessToken;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.PersonId;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.embedded.journey.JourneyFile;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.vocabulary.LocalCodes;
import health.tributary.notification.match.Person;
import health.tributary.record.api.Answer;
import health.tributary.record.api.Binaries;
import health.tributary.record.api.Medications;
import health.tributary.record.api.RecordApi;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.Decider;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MemoryArchive;
import health.tributary.record.series.MemorySeriesStore;
import health.tributary.record.series.SeriesStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way of a message from bytes at the door to the person's record and the subscribers, in one thread: the services' own steps
 * with lists in place of the broker's topics, a store in memory, and every record encoded and decoded as it is on the wire. No
 * clock and no chance, but what it is given.
 */
final class Pipeline {
    static final IdKey KEY = IdKey.of("an id key for tests, and only for tests".getBytes(StandardCharsets.UTF_8));

    private static final AccessToken EVERYBODY = AccessToken.of("test", null, null, "system/*.rs");
    private static final long CACHE_BYTES = 1 << 20;
    private static final int MAX_SUBJECTS_PER_IDENTIFIER = 20;
    private static final int MAX_SUBJECTS = 1_000;

    private final Doors doors;
    private Normalizer normalizer;
    private final CapturingStore store = new CapturingStore();
    private final SeriesStore series = new MemorySeriesStore();
    private final MemoryArchive archive = new MemoryArchive();
    private final Applier applier = new Applier(store, series, this::touched, CACHE_BYTES);
    private final Decider decider = new Decider(store, MAX_SUBJECTS_PER_IDENTIFIER, MAX_SUBJECTS);
    private final RecordApi api;
    private final Medications medications;
    private final Binaries documents;
    private final Ears ears = new Ears(this::personOf);
    private final List<byte[]> statements = new ArrayList<>();
    private final List<byte[]> identity = new ArrayList<>();
    private final List<Rejection> rejects = new ArrayList<>();

    /** Whom a journey's person is known as where she writes and links: who was heard of first. */
    private Optional<SubjectId> herself = Optional.empty();

    Pipeline(FeedRegistry feeds) {
        this.doors = new Doors(feeds, KEY, rejects::add);
        this.normalizer = new Normalizer(feeds, KEY);
        this.api = new RecordApi(store, series, feeds, "test");
        this.medications = new Medications(store, feeds);
        this.documents = new Binaries(store, archive, feeds);
    }

    /** From now on the normaliser reads under other rules, as after a restart with another feed registry. */
    void remap(FeedRegistry rules, Map<FeedId, LocalCodes> codes) {
        normalizer = new Normalizer(rules, KEY, codes);
    }

    /** What the door publishes for bytes; what it refuses goes to the rejects. */
    List<Recorded> admit(byte[] bytes, Instant receivedAt) {
        return doors.hl7v2(bytes, receivedAt);
    }

    /** What the FHIR door publishes for bytes of a feed; what it refuses goes to the rejects. */
    List<Recorded> admitFhir(String feed, byte[] bytes, Instant receivedAt) {
        return doors.fhir(feed, bytes, receivedAt);
    }

    /** What the door for documents publishes for bytes of a feed; what it refuses goes to the rejects. */
    List<Recorded> admitCcda(String feed, byte[] bytes, Instant receivedAt) {
        return doors.ccda(feed, bytes, receivedAt);
    }

    /** A read through the API by whoever may see all. */
    Answer read(String type, String id) {
        return api.read(EVERYBODY, type, id);
    }

    /** Takes a message all the way, before anything else happens. */
    void take(byte[] bytes, Instant receivedAt) {
        consume(admit(bytes, receivedAt));
    }

    /** What the door that a journey's message is meant for publishes; of her own entry, what is archived of it. */
    List<Recorded> admit(Journey.Step step) {
        List<Recorded> records = switch (step.file().way()) {
            case MLLP -> admit(step.message(), step.receivedAt());
            case FHIR -> admitFhir(step.file().feed().orElseThrow(), step.message(), step.receivedAt());
            case CCDA -> admitCcda(step.file().feed().orElseThrow(), step.message(), step.receivedAt());
            case DEVICES -> doors.points(step.file().feed().orElseThrow(), step.message(), step.receivedAt());
            case OWN -> List.of(OwnEntry.of(herself.orElseThrow(), step.message(), step.receivedAt()));
        };
        if (herself.isEmpty()) {
            herself = records.get(0).envelope().subject();
        }
        return records;
    }

    /** Takes a journey's message all the way, before anything else happens. Who sends a device's data has linked it before. */
    void take(Journey.Step step) {
        List<Recorded> records = admit(step);
        if (step.file().way() == JourneyFile.Way.DEVICES) {
            records.forEach(record -> identity.add(IdentityCodec.encode(new Stated(link(record)))));
        }
        consume(records);
    }

    private IdentityStatement link(Recorded device) {
        MessageId code = MessageId.of(FeedId.PORTAL, device.body());
        Instant at = device.envelope().receivedAt();
        Clock clock = new Clock(at, at, 0, at, code, 0);
        SubjectId other = device.envelope().subject().orElseThrow();
        return new IdentityStatement(
                IdentityKind.LINK, Rank.PATIENT, herself.orElseThrow(), other, clock, FeedId.PORTAL);
    }

    /** Takes records in their order, one after the other. */
    void consume(List<Recorded> records) {
        for (Recorded record : records) {
            normalize(List.of(record));
            apply(drained(statements));
            decide(drained(identity));
        }
    }

    /**
     * Takes records in any order: each step takes what waits for it in any order and in parts of any size, while the other steps do
     * the same.
     */
    void consume(List<Recorded> records, Random random) {
        List<Recorded> left = new ArrayList<>(records);
        while (!left.isEmpty() || !statements.isEmpty() || !identity.isEmpty()) {
            switch (random.nextInt(3)) {
                case 0 -> normalize(some(left, random));
                case 1 -> apply(some(statements, random));
                default -> decide(some(identity, random));
            }
        }
    }

    private void normalize(List<Recorded> records) {
        for (Recorded record : records) {
            archive.keep(List.of(new Incoming(record.envelope(), record.body(), Optional.empty())));
            Outcome outcome = outcome(record);
            if (outcome instanceof Rejected rejected) {
                rejects.add(rejected.rejection());
            } else if (outcome instanceof Normalized normalized) {
                normalized.batches().forEach(batch -> statements.add(StatementCodec.encode(batch)));
                normalized.identity().forEach(said -> identity.add(IdentityCodec.encode(new Stated(said))));
            }
        }
    }

    /** What the normaliser makes of a record. */
    Outcome outcome(Recorded record) {
        Map<String, String> headers = EnvelopeHeaders.write(record.envelope());
        Envelope envelope = EnvelopeHeaders.read(
                name -> headers.containsKey(name) ? headers.get(name).getBytes(StandardCharsets.UTF_8) : null);
        return envelope.contentType() == ContentType.OWN_WRITE
                ? OwnEntry.outcome(record, KEY)
                : normalizer.normalize(record.body(), envelope);
    }

    private void apply(List<byte[]> records) {
        List<StatementBatch> batches =
                records.stream().map(StatementCodec::decode).toList();
        applier.apply(batches);
        ears.hear(store.changes());
    }

    private void touched(Collection<SubjectId> subjects) {
        subjects.forEach(subject -> identity.add(IdentityCodec.encode(new Touched(subject))));
    }

    private void decide(List<byte[]> records) {
        List<IdentityEvent> events = records.stream().map(IdentityCodec::decode).toList();
        decider.decide(events);
        ears.hear(store.changes());
    }

    private Person personOf(SubjectId subject) {
        StoredPerson person = store.personsOf(Set.of(subject)).get(subject);
        if (person == null) {
            return Person.alone(subject);
        }
        Map<String, SubjectId> away = new HashMap<>();
        person.moves().stream()
                .filter(move -> person.members().contains(move.from()))
                .forEach(move -> store.belongings(move.from())
                        .moving(List.of(move), Set.of())
                        .get(move)
                        .forEach(reference -> away.put(reference, move.to())));
        return new Person(person.id(), Set.copyOf(person.members()), away);
    }

    private static <T> List<T> drained(List<T> queue) {
        List<T> all = List.copyOf(queue);
        queue.clear();
        return all;
    }

    private static <T> List<T> some(List<T> queue, Random random) {
        Collections.shuffle(queue, random);
        List<T> part = queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(6)));
        return drained(part);
    }

    /** Every person's {@code $everything}, by the person's id, with addresses that start with a slash. */
    SortedMap<PersonId, String> everything() {
        SortedMap<PersonId, String> all = new TreeMap<>();
        persons().forEach(person -> all.put(person, everything(new SubjectId(person.value()))));
        return all;
    }

    /** All persons, in the order of their sources' first receipts. */
    List<PersonId> persons() {
        return store.allSubjects().stream()
                .filter(subject -> !subject.directory())
                .sorted(Comparator.comparing(StoredSubject::received))
                .map(subject -> personOf(subject.id()).id())
                .distinct()
                .toList();
    }

    /** The {@code $everything} of the person that a subject belongs to. */
    String everything(SubjectId subject) {
        Answer answer = api.everything(EVERYBODY, subject.value(), "");
        if (answer.status() != 200) {
            throw new AssertionError("$everything of " + subject + " answers " + answer.status());
        }
        return answer.body();
    }

    /** What the portal shows of the medications of the person that a subject belongs to. */
    String medications(SubjectId subject) {
        Answer answer = medications.of(EVERYBODY, subject.value());
        if (answer.status() != 200) {
            throw new AssertionError("the medications of " + subject + " answer " + answer.status());
        }
        return answer.body();
    }

    /** A document that an entry points at, as the API serves it. */
    Optional<byte[]> document(String id) {
        return documents.read(EVERYBODY, id);
    }

    SeriesStore series() {
        return series;
    }

    CapturingStore store() {
        return store;
    }

    Ears ears() {
        return ears;
    }

    List<Rejection> rejects() {
        return List.copyOf(rejects);
    }
}
