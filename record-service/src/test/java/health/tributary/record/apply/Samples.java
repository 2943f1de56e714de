package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.LinkId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.record.fold.IndexFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Synthetic documents and ids for tests. */
public final class Samples {
    public static final FeedId FEED = new FeedId("north");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final IdKey KEY = IdKey.of("a key of tests, which is no secret".getBytes(StandardCharsets.UTF_8));

    private Samples() {}

    public static SubjectId subject(String localId) {
        return KEY.subject("north", localId);
    }

    public static LinkId link(String value) {
        return KEY.link("national", value);
    }

    public static EntryId entry(SubjectId subject, String type, String key) {
        return KEY.entry(subject, type, key);
    }

    public static MessageId message(String text) {
        return MessageId.of(FEED, text.getBytes(StandardCharsets.UTF_8));
    }

    public static LastWrite write(WriteKind kind) {
        return new LastWrite(
                kind,
                NOON,
                message("one"),
                FEED,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                false,
                false);
    }

    public static StoredEntry observation(SubjectId subject, String key, long revision) {
        EntryId id = entry(subject, "Observation", key);
        return new StoredEntry(
                id,
                subject,
                "Observation",
                false,
                revision,
                key.getBytes(StandardCharsets.UTF_8),
                true,
                Optional.empty(),
                "v" + revision,
                NOON,
                "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\"}",
                new IndexFields(
                        Map.of("code", List.of("8867-4", "http://loinc.org|8867-4"), "status", List.of("final")),
                        Optional.of(new IndexFields.Period(NOON, NOON.plusSeconds(59)))),
                write(WriteKind.CREATED));
    }

    /** A visit that is charged to an account, maybe a name of another one. */
    static StoredEntry visit(SubjectId subject, String key, boolean exists, String account, Optional<EntryId> aliasOf) {
        EntryId id = entry(subject, "Encounter", key);
        return new StoredEntry(
                id,
                subject,
                "Encounter",
                false,
                1,
                key.getBytes(StandardCharsets.UTF_8),
                exists,
                aliasOf,
                "v1",
                NOON,
                exists ? "{}" : "",
                new IndexFields(Map.of("account", List.of(account)), Optional.empty()),
                write(WriteKind.CREATED));
    }

    /** The entry, as one of this visit. */
    static StoredEntry hangingOn(String visit, StoredEntry entry) {
        Map<String, List<String>> terms = new TreeMap<>(entry.index().terms());
        terms.put(IndexFields.HANGING, List.of(visit));
        return new StoredEntry(
                entry.id(),
                entry.subject(),
                entry.type(),
                entry.directory(),
                entry.revision(),
                entry.set(),
                entry.exists(),
                entry.aliasOf(),
                entry.version(),
                entry.updated(),
                entry.resource(),
                new IndexFields(terms, entry.index().date()),
                entry.lastWrite());
    }

    public static StoredSubject stored(SubjectId subject, long revision, LinkId... links) {
        return new StoredSubject(
                subject,
                revision,
                false,
                FEED,
                NOON,
                new TreeSet<>(List.of(links)),
                new byte[0],
                write(WriteKind.CREATED));
    }
}
