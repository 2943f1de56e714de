package health.tributary.notification;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.PersonChange;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.match.Notification;
import health.tributary.notification.match.Occasion;
import health.tributary.notification.subscription.Backport;
import health.tributary.notification.subscription.Channel;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.Terms;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Synthetic subscriptions and changes for tests. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final FeedId FEED = new FeedId("mercy");
    public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    public static final Grant SYSTEM = new Grant("system", Optional.empty(), Optional.empty(), "system/*.rs");

    private Samples() {}

    public static String id(String name) {
        return MessageId.of(FEED, name.getBytes(StandardCharsets.UTF_8)).value();
    }

    public static SubjectId subject(String name) {
        return new SubjectId(id("subject " + name));
    }

    public static EntryId entry(String name) {
        return new EntryId(id("entry " + name));
    }

    public static Grant patient(String name) {
        return new Grant(name, Optional.of(subject(name).value()), Optional.empty(), "patient/*.rs");
    }

    public static LastWrite write(WriteKind kind) {
        return new LastWrite(kind, NOON, new MessageId(id("message")), FEED, TRACE, false, false);
    }

    public static EntryChange change(SubjectId subject, String entry, String version, WriteKind kind) {
        return change(subject, entry, version, write(kind), false);
    }

    public static EntryChange change(
            SubjectId subject, String entry, String version, LastWrite write, boolean snapshotRead) {
        boolean exists = write.kind() != WriteKind.RETRACTED;
        return new EntryChange(
                entry(entry),
                subject,
                "Observation",
                false,
                exists,
                version,
                NOON,
                exists ? heartRate(subject, entry) : "",
                write,
                snapshotRead);
    }

    public static String heartRate(SubjectId subject, String entry) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + entry(entry) + "\",\"status\":\"final\","
                + "\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\","
                + "\"code\":\"vital-signs\"}]}],\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]},"
                + "\"subject\":{\"reference\":\"Patient/" + subject + "\"},\"effectiveDateTime\":\"2026-03-01\","
                + "\"valueQuantity\":{\"value\":61,\"unit\":\"/min\",\"system\":\"http://unitsofmeasure.org\","
                + "\"code\":\"/min\"}}";
    }

    public static PersonChange linked(String person, WriteKind kind, SubjectId... members) {
        return new PersonChange(
                PersonId.of(subject(person)), List.of(members), List.of(), List.of(), write(kind), false);
    }

    public static Occasion occasion(String entry, String version) {
        return new Occasion(
                "Observation",
                entry(entry).value(),
                version,
                WriteKind.UPDATED,
                Optional.of(subject("ann")),
                FEED,
                NOON,
                TRACE);
    }

    public static Notification notification(String subscription, String entry, String version) {
        return new Notification(new SubscriptionId(subscription), occasion(entry, version));
    }

    public static Clause clause(String type, SubjectId patient) {
        return new Clause(Optional.ofNullable(type), Optional.ofNullable(patient), List.of(), Set.of());
    }

    public static Terms terms(Channel channel, Content content, Clause... clauses) {
        return new Terms(
                Status.REQUESTED,
                "test",
                Backport.RECORD_CHANGE,
                List.of(),
                List.of(clauses),
                channel,
                content,
                1,
                Optional.empty());
    }

    public static Subscription stream(String id, Clause... clauses) {
        return subscription(id, SYSTEM, terms(new Channel.EventStream(), Content.ID_ONLY, clauses));
    }

    public static Subscription hook(String id, String endpoint, Clause... clauses) {
        Channel.RestHook hook = new Channel.RestHook(
                URI.create(endpoint), List.of(new Channel.Header("Authorization", "Bearer secret")));
        return subscription(id, SYSTEM, terms(hook, Content.ID_ONLY, clauses));
    }

    public static Subscription subscription(String id, Grant owner, Terms terms) {
        return new Subscription(
                new SubscriptionId(id), owner, terms, Status.ACTIVE, NOON.minusSeconds(3_600), Optional.empty());
    }
}
