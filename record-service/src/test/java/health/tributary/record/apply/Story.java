package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what one message says of one subject, in a test's words. Times are minutes after noon. */
final class Story {
    private final SubjectId subject;
    private final MessageId message;
    private final int minute;
    private final List<Statement> statements = new ArrayList<>();
    private Instant received;
    private int mapping = 1;
    private boolean directory;
    private boolean undated;
    private boolean backfill;
    private FeedId feed = Samples.FEED;

    private Story(SubjectId subject, String message, int minute) {
        this.subject = subject;
        this.message = Samples.message(message);
        this.minute = minute;
        this.received = at(minute);
    }

    static Story of(SubjectId subject, String message, int minute) {
        return new Story(subject, message, minute);
    }

    static Instant at(int minute) {
        return Samples.NOON.plusSeconds(60L * minute);
    }

    static EntryId patient(SubjectId subject) {
        return Samples.entry(subject, "Patient", "demographics");
    }

    static EntryId entry(SubjectId subject, String type, String key) {
        return Samples.entry(subject, type, key);
    }

    Story receivedAt(Instant time) {
        received = time;
        return this;
    }

    Story mapping(int version) {
        mapping = version;
        return this;
    }

    Story directory() {
        directory = true;
        return this;
    }

    /** Without a time of its own: it orders itself by its receipt. */
    Story undated() {
        undated = true;
        return this;
    }

    Story backfill() {
        backfill = true;
        return this;
    }

    /** What the person herself writes. */
    Story own() {
        feed = FeedId.PORTAL;
        return this;
    }

    /** A delta of the Patient entry: a gender, and the numbers that may link it. */
    Story patient(String gender, String... links) {
        List<Slot> slots = new ArrayList<>();
        slots.add(slot("gender", "\"gender\":\"" + gender + "\"", "PID-8"));
        if (links.length > 0) {
            List<String> quoted = new ArrayList<>();
            for (String link : links) {
                quoted.add("\"" + Samples.link(link) + "\"");
            }
            slots.add(slot("~link#PID-3", String.join(",", quoted), "PID-3"));
        }
        return asserts(patient(subject), "Patient", Mode.DELTA, slots);
    }

    Story says(String type, String key, String element, String value) {
        Slot slot = slot(element, "\"" + element + "\":\"" + value + "\"", "ZZZ-1");
        return asserts(entry(subject, type, key), type, Mode.DELTA, List.of(slot));
    }

    Story saysOnly(String type, String key, String element, String value) {
        Slot slot = slot(element, "\"" + element + "\":\"" + value + "\"", "ZZZ-1");
        return asserts(entry(subject, type, key), type, Mode.SNAPSHOT, List.of(slot));
    }

    Story clears(String type, String key, String element) {
        return asserts(entry(subject, type, key), type, Mode.DELTA, List.of(slot(element, null, "ZZZ-1")));
    }

    private Story asserts(EntryId entry, String type, Mode mode, List<Slot> slots) {
        statements.add(new Assert(statements.size(), entry, type, Optional.empty(), mode, slots));
        return this;
    }

    Story retracts(String type, String key) {
        statements.add(new Retract(statements.size(), entry(subject, type, key), type, Optional.empty()));
        return this;
    }

    Story aliases(String type, String key, String target) {
        EntryId entry = entry(subject, type, key);
        statements.add(new Alias(statements.size(), entry, type, entry(subject, type, target), Optional.empty()));
        return this;
    }

    Story allOf(String type, String... keys) {
        Set<EntryId> members = new java.util.HashSet<>();
        for (String key : keys) {
            members.add(entry(subject, type, key));
        }
        statements.add(new SetSnapshot(statements.size(), type, members, Optional.empty()));
        return this;
    }

    StatementBatch batch() {
        Origin origin = new Origin(
                message,
                feed,
                received,
                undated ? Optional.empty() : Optional.of(at(minute)),
                0,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                backfill,
                false);
        return new StatementBatch(subject, directory, origin, mapping, statements);
    }

    private static Slot slot(String key, String json, String source) {
        return new Slot(key, 0, json, source, "test");
    }
}
