package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Short words for the tests of folds: made-up subjects, entries, origins, slots. */
public final class Messages {
    public static final IdKey KEY =
            IdKey.of("a key for tests, 32 bytes long at least".getBytes(StandardCharsets.UTF_8));
    public static final FeedId FEED = new FeedId("hospital-a");
    public static final SubjectId SUBJECT = KEY.subject("hospital-a", "1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Messages() {}

    public static Instant minute(long minute) {
        return NOON.plusSeconds(60 * minute);
    }

    public static EntryId entry(String type, String key) {
        return KEY.entry(SUBJECT, type, key);
    }

    public static MessageId message(FeedId feed, String name) {
        return MessageId.of(feed, name.getBytes(StandardCharsets.UTF_8));
    }

    /** A message written and received at the same minute. */
    public static Origin at(String name, long minute) {
        return at(name, minute, minute);
    }

    public static Origin at(String name, long written, long received) {
        return from(FEED, name, Optional.of(minute(written)), 0, minute(received));
    }

    public static Origin from(FeedId feed, String name, Optional<Instant> written, long sequence, Instant received) {
        return new Origin(message(feed, name), feed, received, written, sequence, "", false, false);
    }

    public static Assert delta(int position, EntryId entry, Slot... slots) {
        return new Assert(position, entry, "Patient", Optional.empty(), Mode.DELTA, List.of(slots));
    }

    public static Assert snapshot(int position, EntryId entry, Slot... slots) {
        return new Assert(position, entry, "Patient", Optional.empty(), Mode.SNAPSHOT, List.of(slots));
    }

    /** {@code "element":"value"}; a null value clears. */
    public static Slot slot(String element, String value) {
        return ranked(element, 0, value);
    }

    public static Slot ranked(String element, int rank, String value) {
        String json = value == null ? null : "\"" + element + "\":\"" + value + "\"";
        return new Slot(element, rank, json, "PID-8", "test");
    }

    /** One item of a repeating element. */
    public static Slot item(String key, String json) {
        return new Slot(key, 0, json, key.substring(key.indexOf('#') + 1), "test");
    }
}
