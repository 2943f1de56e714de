package health.tributary.notification.stream;

import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.PersonChange;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.deliver.Catalogue;
import health.tributary.notification.deliver.Couriers;
import health.tributary.notification.deliver.EventStreams;
import health.tributary.notification.deliver.Meters;
import health.tributary.notification.match.Matching;
import health.tributary.notification.match.Notification;
import health.tributary.notification.match.NotificationLog;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Numbering;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Persons;
import health.tributary.notification.match.Subscriptions;
import health.tributary.notification.subscription.SubscriptionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One batch of changes: match, number, wake those who deliver. May be repeated after any failure. */
@ApplicationScoped
public class ChangeBatches {
    /** A change, and the record that it came in. */
    record Captured(ConsumerRecord<String, byte[]> record, Change change) {}

    private final Catalogue catalogue;
    private final Persons persons;
    private final Numbering numbering;
    private final Couriers couriers;
    private final EventStreams streams;
    private final Meters meters;
    private final Clock clock;
    private final NotificationConfiguration configuration;

    public ChangeBatches(
            Catalogue catalogue,
            Persons persons,
            NotificationLog log,
            Couriers couriers,
            EventStreams streams,
            Meters meters,
            Clock clock,
            NotificationConfiguration configuration) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.numbering = new Numbering(log);
        this.couriers = couriers;
        this.streams = streams;
        this.meters = meters;
        this.clock = clock;
        this.configuration = configuration;
    }

    /**
     * When this returns, all notifications of these changes are durable. May throw an infrastructure exception.
     *
     * @param defect takes the changes on which matching itself fails, so that one of them does not hold up the others
     */
    public void accept(List<Captured> captured, BiConsumer<Captured, RuntimeException> defect) {
        List<Change> changes = captured.stream().map(Captured::change).toList();
        if (!catalogue.loaded()) {
            catalogue.refresh();
        }
        Subscriptions index = catalogue.index();
        Map<SubjectId, Person> known = index.anyOfPatients() ? persons.withMoved(subjects(changes)) : Map.of();
        Instant horizon = clock.instant().minus(configuration.retention());
        List<Notification> notifications = new ArrayList<>();
        for (Captured one : captured) {
            try {
                if (!beyond(one.change(), horizon)) {
                    notifications.addAll(Matching.match(
                            one.change(), index, subject -> known.getOrDefault(subject, Person.alone(subject))));
                }
            } catch (RuntimeException e) {
                defect.accept(one, e);
            }
        }
        List<Numbered> numbered = numbering.append(notifications);
        Set<SubscriptionId> woken = new HashSet<>();
        numbered.forEach(notification -> woken.add(notification.subscription()));
        couriers.wake(woken);
        streams.wake(woken);
        meters.consumed(changes.size(), notifications.size());
        meters.numbered(numbered.size());
    }

    private static Set<SubjectId> subjects(List<Change> changes) {
        Set<SubjectId> subjects = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof EntryChange entry
                    && !entry.directory()
                    && (entry.write().kind() != WriteKind.CONFIRMED || entry.snapshotRead())) {
                subjects.add(entry.subject());
            }
        }
        return subjects;
    }

    /** What is older than the retention may have been told and its number removed since. */
    private static boolean beyond(Change change, Instant horizon) {
        if (change instanceof PersonChange person) {
            return person.snapshotRead() && person.write().received().isBefore(horizon);
        }
        return change instanceof EntryChange entry
                && entry.snapshotRead()
                && entry.updated().isBefore(horizon);
    }
}
