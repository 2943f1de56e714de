package health.tributary.record.api;

import health.tributary.access.AccessToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Moved;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.Decider;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.Samples;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.series.MemorySeriesStore;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.Wearable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Made-up people in a store, written by the real applier, and the API over them. Each call is a message of its own, a minute later. */
final class Scene {
    static final FeedId NORTH = new FeedId("north");
    static final FeedId SOUTH = new FeedId("south");
    static final String BASE = "http://localhost/fhir";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final IdKey KEY = IdKey.of("a key of tests, which is no secret".getBytes(StandardCharsets.UTF_8));

    final RecordApi api;
    private final RecordStore store;
    final SeriesStore series;
    private final Applier applier;
    private final String name;
    private int messages;

    Scene(RecordStore store) {
        this(store, "scene");
    }

    /** A scene of its own in a store that others use too. */
    Scene(RecordStore store, String name) {
        this(store, new MemorySeriesStore(), name);
    }

    /** The same, with readings in a store that others use too. */
    Scene(RecordStore store, SeriesStore series, String name) {
        this.store = store;
        this.series = series;
        this.name = name;
        this.applier = new Applier(store, series, touched -> {}, 1_000_000);
        this.api = new RecordApi(store, series, new FeedRegistry(List.of()), "1.2.3");
    }

    SubjectId subject(String local) {
        return KEY.subject(name, local);
    }

    EntryId entry(SubjectId subject, String type, String key) {
        return KEY.entry(subject, type, key);
    }

    Viewer viewer(AccessToken token) {
        return new Viewer(token, new People(store));
    }

    Viewer clinician() {
        return viewer(AccessToken.of("clinician", null, null, "user/*.rs"));
    }

    Viewer patient(SubjectId subject) {
        return viewer(AccessToken.of("app", subject.value(), null, "patient/*.rs"));
    }

    Viewer ward(FeedId organisation) {
        return viewer(AccessToken.of("ward", null, organisation.name(), "user/*.rs"));
    }

    Viewer writer(SubjectId subject) {
        return viewer(AccessToken.of("app", subject.value(), null, "patient/*.cruds"));
    }

    Answer read(Viewer viewer, String type, String id) {
        return api.read(viewer, type, id);
    }

    Answer search(Viewer viewer, String type, Map<String, List<String>> parameters) {
        return api.search(viewer, type, parameters, false, new Page(BASE, type, parameters));
    }

    Answer everything(Viewer viewer, String id, Map<String, List<String>> parameters) {
        return api.everything(
                viewer, id, parameters, false, new Page(BASE, "Patient/" + id + "/$everything", parameters));
    }

    void person(FeedId feed, SubjectId subject, String family, String given, String number) {
        says(
                feed,
                subject,
                false,
                new Assert(
                        0,
                        entry(subject, "Patient", "demographics"),
                        "Patient",
                        Optional.empty(),
                        Mode.DELTA,
                        List.of(
                                item("name#PID-5", "{\"family\":\"" + family + "\",\"given\":[\"" + given + "\"]}"),
                                item(
                                        "identifier#PID-3",
                                        "{\"system\":\"urn:oid:2.16.840.1.113883.19.5\",\"value\":\"" + number + "\"}"),
                                single("birthDate", "\"birthDate\":\"1970-01-31\""))));
    }

    EntryId glucose(FeedId feed, SubjectId subject, String key, String performer) {
        EntryId id = entry(subject, "Observation", key);
        List<Slot> slots = new ArrayList<>(List.of(
                single("status", "\"status\":\"final\""),
                single("subject", "\"subject\":{\"reference\":\"Patient/" + subject + "\"}"),
                single(
                        "code",
                        "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2345-7\"}],\"text\":\"Glucose\"}"),
                single("effective[x]", "\"effectiveDateTime\":\"2026-02-03T08:00:00Z\"")));
        if (!performer.isEmpty()) {
            slots.add(item("performer#OBX-16", "{\"reference\":\"Practitioner/" + performer + "\"}"));
        }
        says(feed, subject, false, new Assert(0, id, "Observation", Optional.empty(), Mode.DELTA, slots));
        return id;
    }

    EntryId practitioner(FeedId feed, String family) {
        SubjectId directory = KEY.subject("directory/" + name + feed, feed.name());
        EntryId id = entry(directory, "Practitioner", family);
        Slot slot = item("name#XCN", "{\"family\":\"" + family + "\"}");
        says(feed, directory, true, new Assert(0, id, "Practitioner", Optional.empty(), Mode.SNAPSHOT, List.of(slot)));
        return id;
    }

    /** A document that points at an address, by a message with these bytes. */
    EntryId document(FeedId feed, SubjectId subject, byte[] message, String contentType, String url) {
        EntryId id = entry(subject, "DocumentReference", url);
        String attachment = "{\"contentType\":\"" + contentType + "\",\"url\":\"" + url + "\"}";
        List<Slot> slots = List.of(
                single("status", "\"status\":\"current\""),
                single("subject", "\"subject\":{\"reference\":\"Patient/" + subject + "\"}"),
                item("content#OBX-5", "{\"attachment\":" + attachment + "}"));
        says(
                feed,
                subject,
                false,
                new Assert(0, id, "DocumentReference", Optional.empty(), Mode.DELTA, slots),
                MessageId.of(feed, message));
        return id;
    }

    /** What a device says, in one message. */
    void readings(FeedId feed, SubjectId subject, Metric metric, List<Sample> samples) {
        Instant time = NOON.plusSeconds(60L * messages);
        MessageId message = MessageId.of(feed, (name + messages).getBytes(StandardCharsets.UTF_8));
        messages++;
        Origin origin = new Origin(message, feed, time, Optional.of(time), 0, "", false, false);
        applier.apply(List.of(Wearable.batch(subject, origin, 1, metric, samples)));
    }

    void retract(FeedId feed, SubjectId subject, String type, EntryId entry) {
        says(feed, subject, false, new Retract(0, entry, type, Optional.empty()));
    }

    void alias(FeedId feed, SubjectId subject, EntryId entry, EntryId target) {
        says(feed, subject, false, new Alias(0, entry, "Observation", target, Optional.empty()));
    }

    /** These subjects are one person now, under the first one's id, and the others of before are not in it. */
    void link(SubjectId first, SubjectId... others) {
        PersonId id = PersonId.of(first);
        StoredPerson before = store.persons(List.of(id)).get(id);
        List<SubjectId> members =
                Stream.concat(Stream.of(first), Stream.of(others)).sorted().toList();
        store.writePersons(List.of(new StoredPerson(
                id,
                members,
                Stream.of(others).map(PersonId::of).sorted().toList(),
                before == null ? List.of() : before.moves(),
                before == null ? 1 : before.revision() + 1,
                Samples.write(WriteKind.LINKED))));
    }

    /** The visit or account of a key is another subject's now, with all that hangs on it. */
    void move(SubjectId to, SubjectId from, String type, String key) {
        Instant time = NOON.plusSeconds(60L * messages);
        MessageId message = MessageId.of(NORTH, (name + messages).getBytes(StandardCharsets.UTF_8));
        messages++;
        IdentityStatement statement = new IdentityStatement(
                IdentityKind.MOVE,
                Rank.SOURCE_MESSAGE,
                to,
                from,
                new Clock(time, time, 0, time, message, 0),
                NORTH,
                Optional.of(new Moved(type, entry(from, type, key), entry(to, type, key))));
        new Decider(store, 3, 1_000).decide(List.of(new IdentityEvent.Stated(statement)));
    }

    /** An entry with these elements, each as its members' text; one that ends in [] as its items' text. */
    EntryId states(FeedId feed, SubjectId subject, String type, String key, Map<String, String> elements) {
        EntryId id = entry(subject, type, key);
        List<Slot> slots = new ArrayList<>();
        elements.forEach((element, json) -> slots.add(
                element.endsWith("[]")
                        ? item(element.substring(0, element.length() - 2) + "#X", json)
                        : single(element, json)));
        says(feed, subject, false, new Assert(0, id, type, Optional.empty(), Mode.DELTA, slots));
        return id;
    }

    /** One entry is another one of the same type. */
    void alias(FeedId feed, SubjectId subject, String type, EntryId entry, EntryId target) {
        says(feed, subject, false, new Alias(0, entry, type, target, Optional.empty()));
    }

    private void says(FeedId feed, SubjectId subject, boolean directory, Statement statement) {
        says(
                feed,
                subject,
                directory,
                statement,
                MessageId.of(feed, (name + messages).getBytes(StandardCharsets.UTF_8)));
    }

    private void says(FeedId feed, SubjectId subject, boolean directory, Statement statement, MessageId message) {
        Instant time = NOON.plusSeconds(60L * messages);
        messages++;
        Origin origin = new Origin(message, feed, time, Optional.of(time), 0, "", false, false);
        applier.apply(List.of(new StatementBatch(subject, directory, origin, 1, List.of(statement))));
    }

    private static Slot single(String key, String json) {
        return new Slot(key, 0, json, "TEST-1", "test");
    }

    private static Slot item(String key, String json) {
        return new Slot(key, 0, json, key.substring(key.indexOf('#') + 1), "test");
    }
}
