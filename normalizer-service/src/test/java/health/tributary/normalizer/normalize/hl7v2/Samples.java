package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Feeds, envelopes and shorthands of the tests. All people are made up. */
public final class Samples {
    public static final IdKey KEY =
            IdKey.of("an id key for tests, and only for tests".getBytes(StandardCharsets.UTF_8));
    public static final Instant RECEIVED = Instant.parse("2024-03-15T16:00:00Z");
    public static final FeedRegistry FEEDS = FeedRegistry.read("""
            {"feeds": [
              {"name": "genhosp", "title": "General Hospital", "zone": "America/New_York",
               "authorities": [
                 {"raw": ["ADT1", "GENHOSP"], "namespace": "genhosp-mrn", "system": "https://genhosp.example/mrn"},
                 {"raw": ["USSSA"], "namespace": "us-ssn", "system": "http://hl7.org/fhir/sid/us-ssn", "links": true}]},
              {"name": "clinic", "title": "Clinic", "zone": "Europe/Berlin"},
              {"name": "samples", "title": "Samples", "zone": "America/Chicago",
               "subject": {"types": ["MR", "MRN", "PI", "EPI"], "loneIdentifier": true}},
              {"name": "complete", "title": "Says all", "zone": "UTC", "completeLists": ["AL1", "DG1"]}]}
            """);
    public static final Hl7v2Normalizer NORMALIZER = new Hl7v2Normalizer(KEY);

    private Samples() {}

    public static Feed feed(String name) {
        return FEEDS.feed(new FeedId(name)).orElseThrow();
    }

    public static Outcome normalize(String feed, byte[] body) {
        return NORMALIZER.normalize(body, envelope(feed, body), feed(feed));
    }

    public static Envelope envelope(String feed, byte[] body) {
        FeedId id = new FeedId(feed);
        return new Envelope(
                MessageId.of(id, body),
                id,
                ContentType.HL7V2,
                RECEIVED,
                Optional.empty(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                false,
                false);
    }

    /** A message of segments, from feed {@code genhosp}. */
    public static Normalized normalized(String... segments) {
        return normalizedFrom("genhosp", segments);
    }

    public static Normalized normalizedFrom(String feed, String... segments) {
        Outcome outcome = normalize(feed, bytes(segments));
        if (outcome instanceof Rejected rejected) {
            throw new AssertionError(rejected.rejection());
        }
        for (StatementBatch batch : ((Normalized) outcome).batches()) {
            Resources.validate(batch);
        }
        return (Normalized) outcome;
    }

    public static Rejection rejected(String feed, String... segments) {
        Outcome outcome = normalize(feed, bytes(segments));
        if (outcome instanceof Rejected rejected) {
            return rejected.rejection();
        }
        throw new AssertionError("not rejected");
    }

    public static byte[] bytes(String... segments) {
        return (String.join("\r", segments) + "\r").getBytes(StandardCharsets.UTF_8);
    }

    /** MSH of an event, sent at 10:15:30 -0500. */
    public static String msh(String type) {
        return "MSH|^~\\&|ADTAPP|GENHOSP|PHR|PLATFORM|20240315101530-0500||" + type + "|MSG1|P|2.6";
    }

    public static String evn(String event) {
        return "EVN|" + event + "|20240315101500-0500";
    }

    public static final String PID = "PID|1||PATID1234^^^ADT1^MR||EVERYWOMAN^EVE^E^^^^L";

    /** The one assertion about entries of a type. */
    public static Assert only(Normalized normalized, String type) {
        List<Assert> all = all(normalized, type);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " assertions about " + type);
        }
        return all.get(0);
    }

    public static List<Assert> all(Normalized normalized, String type) {
        return normalized.batches().stream()
                .flatMap(batch -> batch.statements().stream())
                .filter(statement ->
                        statement instanceof Assert && statement.type().equals(type))
                .map(Assert.class::cast)
                .toList();
    }

    public static <T extends Statement> List<T> statements(Normalized normalized, Class<T> kind) {
        return normalized.batches().stream()
                .flatMap(batch -> batch.statements().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    public static Optional<Slot> slot(Assert entry, String key) {
        return entry.slots().stream().filter(slot -> slot.key().equals(key)).findFirst();
    }

    /** The JSON of a slot, or {@code (cleared)}, or {@code (nothing)}. */
    public static String json(Assert entry, String key) {
        return slot(entry, key)
                .map(slot -> slot.clears() ? "(cleared)" : slot.json())
                .orElse("(nothing)");
    }
}
