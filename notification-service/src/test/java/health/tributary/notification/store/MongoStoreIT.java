package health.tributary.notification.store;

import static health.tributary.notification.Samples.notification;
import static health.tributary.notification.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.embedded.store.EmbeddedStore;
import health.tributary.notification.Samples;
import health.tributary.notification.deliver.Progress;
import health.tributary.notification.deliver.RetrySchedule;
import health.tributary.notification.match.Notification;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Numbering;
import health.tributary.notification.match.Person;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.SubscriptionStore.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ports over the wire protocol of MongoDB. */
class MongoStoreIT {
    private static final SubscriptionId ID = new SubscriptionId("s");
    private static EmbeddedStore store;
    private static MongoClient client;
    private Collections collections;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        client.getDatabase("test").drop();
        collections = new Collections(client, "test");
        collections.createIndexes();
        collections.createIndexes();
    }

    @Test
    void threeInstancesShareTheNumbersWithoutGapsAndEachNotificationOnce_case7() throws Exception {
        MongoNotifications log = new MongoNotifications(collections, Clock.systemUTC());
        List<Notification> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(notification("s", "e" + i / 3, "v" + i));
        }
        ExecutorService instances = Executors.newFixedThreadPool(3);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Notification> mine = new ArrayList<>(all);
            java.util.Collections.shuffle(mine, new Random(i));
            done.add(instances.submit(() -> {
                Numbering numbering = new Numbering(log);
                for (int from = 0; from < mine.size(); from += 20) {
                    numbering.append(mine.subList(from, from + 20));
                }
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        instances.shutdownNow();
        List<Numbered> page = log.after(ID, 0, 1_000);
        assertThat(page)
                .extracting(Numbered::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(page).extracting(Numbered::occasion).doesNotHaveDuplicates();
        assertThat(log.last(ID)).isEqualTo(300);
        assertThat(log.storedSince(Instant.now().minusSeconds(60))).containsExactly(ID);
    }

    @Test
    void whatIsStoredReadsTheSameAndOldOnesGoButForTheNewest() {
        MongoNotifications log = new MongoNotifications(collections, Clock.systemUTC());
        List<Numbered> done = new Numbering(log)
                .append(List.of(notification("s", "a", "1"), notification("s", "b", "1"), notification("s", "c", "1")));
        assertThat(log.after(ID, 0, 10)).isEqualTo(done);
        assertThat(log.after(ID, 1, 1)).isEqualTo(done.subList(1, 2));
        log.forget(ID, Instant.now().plusSeconds(60), false);
        assertThat(log.after(ID, 0, 10)).isEqualTo(done.subList(2, 3));
        assertThat(new Numbering(log).append(List.of(notification("s", "d", "1"))))
                .extracting(Numbered::number)
                .containsExactly(4L);
    }

    @Test
    void aBrokenSubscriptionIsPutInErrorAndTheOthersAreRead_case10() {
        MongoSubscriptions subscriptions = new MongoSubscriptions(collections);
        Instant now = Instant.now();
        Subscription sound = Samples.hook("sound", "https://example.org/hook", Clause.everything());
        subscriptions.put(sound, now);
        collections
                .subscriptions()
                .insertOne(new Document("_id", "broken").append("changed", java.util.Date.from(now)));
        collections
                .subscriptions()
                .insertOne(new Document("_id", "broken-2")
                        .append("changed", java.util.Date.from(now))
                        .append("owner", new Document("holder", "x").append("scope", ""))
                        .append("resource", "{\"resourceType\":\"Subscription\"}")
                        .append("status", "active")
                        .append("created", java.util.Date.from(now)));
        collections.subscriptions().insertOne(new Document("_id", 7).append("changed", java.util.Date.from(now)));
        assertThat(subscriptions.changedSince(Instant.EPOCH))
                .containsExactlyInAnyOrder(
                        new Stored.Sound(sound),
                        new Stored.Broken(new SubscriptionId("broken")),
                        new Stored.Broken(new SubscriptionId("broken-2")));
        assertThat(collections
                        .subscriptions()
                        .find(new Document("_id", "broken"))
                        .first()
                        .getString("status"))
                .isEqualTo("error");
        subscriptions.status(sound.id(), Status.ERROR, Optional.of("parked"), now);
        subscriptions.delete(new SubscriptionId("broken"), now);
        assertThat(subscriptions.changedSince(Instant.EPOCH))
                .contains(
                        new Stored.Sound(sound.with(Status.ERROR, Optional.of("parked"))),
                        new Stored.Gone(new SubscriptionId("broken")));
    }

    @Test
    void oneInstanceDeliversUntilItsLeaseEnds() {
        MongoDeliveries deliveries = new MongoDeliveries(collections);
        Instant now = Samples.NOON;
        RetrySchedule schedule = new RetrySchedule(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(3));
        assertThat(deliveries.claim(ID, "a", now, now.plusSeconds(15))).contains(Progress.START);
        assertThat(deliveries.claim(ID, "b", now.plusSeconds(14), now.plusSeconds(30)))
                .isEmpty();
        Progress failed = Progress.START.succeeded(7).failed(now, ID, schedule);
        assertThat(deliveries.save(ID, "a", failed)).isTrue();
        assertThat(deliveries.claim(ID, "a", now.plusSeconds(1), now.plusSeconds(20)))
                .contains(failed);
        deliveries.renew("a", now.plusSeconds(40));
        assertThat(deliveries.expired(now.plusSeconds(39))).isEmpty();
        assertThat(deliveries.expired(now.plusSeconds(41))).containsExactly(ID);
        assertThat(deliveries.claim(ID, "b", now.plusSeconds(41), now.plusSeconds(60)))
                .contains(failed);
        assertThat(deliveries.save(ID, "a", Progress.START)).isFalse();
    }

    @Test
    void whatMovedIsReadWithTheVisitsOfItsAccount() {
        MongoRecord record = new MongoRecord(collections);
        String a1 = Samples.entry("a1").value();
        String a2 = Samples.entry("a2").value();
        String v1 = Samples.entry("v1").value();
        SubjectId dan = subject("dan");
        SubjectId eve = subject("eve");
        collections
                .persons()
                .insertOne(new Document("_id", dan.value())
                        .append("members", List.of(dan.value()))
                        .append(
                                "moves",
                                List.of(
                                        "Account/" + a1 + " " + dan + " " + eve,
                                        "Account/" + a2 + " " + eve + " " + dan)));
        collections
                .entries()
                .insertOne(new Document("_id", v1)
                        .append("subject", dan.value())
                        .append("type", "Encounter")
                        .append("index", new Document("account", List.of("Account/" + a1))));
        assertThat(record.withMoved(List.of(dan)).get(dan).away())
                .isEqualTo(Map.of("Account/" + a1, eve, "Encounter/" + v1, eve));
        assertThat(record.withMoved(List.of(dan))).containsKey(eve);
        collections
                .entries()
                .insertOne(new Document("_id", "o1")
                        .append("type", "Observation")
                        .append(
                                "index",
                                new Document("account", List.of("Account/" + a1))
                                        .append("hanging", List.of("Encounter/" + v1))));
        assertThat(record.hangingOn(List.of(v1, "o1", "o2")))
                .isEqualTo(Map.of(v1, Set.of(), "o1", Set.of("Encounter/" + v1)));
    }

    @Test
    void personsAndResourcesAreReadAsTheRecordKeepsThem() {
        MongoRecord record = new MongoRecord(collections);
        SubjectId ann = subject("ann");
        SubjectId ben = subject("ben");
        SubjectId cat = subject("cat");
        collections
                .persons()
                .insertOne(new Document("_id", ann.value()).append("members", List.of(ann.value(), ben.value())));
        collections
                .entries()
                .insertOne(new Document("_id", "e1").append("exists", true).append("resource", "{}"));
        collections
                .entries()
                .insertOne(new Document("_id", "e2").append("exists", false).append("resource", ""));
        Map<SubjectId, Person> persons = record.of(List.of(ben, cat));
        assertThat(persons.get(ben).id()).isEqualTo(PersonId.of(ann));
        assertThat(persons.get(ben).members()).containsExactlyInAnyOrder(ann, ben);
        assertThat(persons.get(cat)).isEqualTo(Person.alone(cat));
        assertThat(record.resources(List.of("e1", "e2", "e3"))).containsOnlyKeys("e1");
    }
}
