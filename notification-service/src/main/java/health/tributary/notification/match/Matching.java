package health.tributary.notification.match;

import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.PersonChange;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.match.Subscriptions.Wish;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Who hears of a change. Pure.
 *
 * <ul>
 *   <li>A subscription hears of a change once, however many of its clauses want it.
 *   <li>A subscription for a patient hears of every subject that is the same person at the time of matching, but for visits
 *       and accounts that are another patient's by now: of those that one's subscriptions hear.
 *   <li>{@code confirmed} and backfill notify nobody.
 *   <li>What a new snapshot reads was perhaps never told: it notifies those subscriptions that existed when the content
 *       became what it is, whatever the last write to the document was, and the numbering leaves out what has a number.
 *   <li>A link or unlink, and what moved from or to a person, is told once to the person's subscriptions, as an occasion of the
 *       person; entries are not told again.
 *   <li>Who may see what is not asked here but at delivery: what is denied then keeps its number.
 * </ul>
 */
public final class Matching {
    private static final String PATIENT = "Patient";
    private static final int VERSION_BYTES = 16;

    private Matching() {}

    /**
     * The notifications of a change, in no order: each is of another subscription.
     *
     * @param personOf the person that a subject is now; asked only if a subscription names a patient
     */
    public static List<Notification> match(
            Change change, Subscriptions subscriptions, Function<SubjectId, Person> personOf) {
        if (subscriptions.silent()) {
            return List.of();
        }
        if (change instanceof EntryChange entry) {
            return entry(entry, subscriptions, personOf);
        }
        if (change instanceof PersonChange person) {
            return person(person, subscriptions);
        }
        return List.of();
    }

    private static List<Notification> entry(
            EntryChange change, Subscriptions subscriptions, Function<SubjectId, Person> personOf) {
        Optional<WriteKind> kind = told(change);
        if (kind.isEmpty() || change.write().backfill()) {
            return List.of();
        }
        Set<SubjectId> patients =
                change.directory() || !subscriptions.anyOfPatients() ? Set.of() : patients(change, personOf);
        LastWrite write = change.write();
        Occasion occasion = new Occasion(
                change.type(),
                change.entry().value(),
                change.version(),
                kind.get(),
                change.directory() ? Optional.empty() : Optional.of(change.subject()),
                write.feed(),
                change.snapshotRead() ? change.updated() : write.received(),
                write.traceparent());
        Search search = new Search(occasion, change.resource(), change.snapshotRead());
        subscriptions.candidates(patients, change.type(), search::consider);
        return search.found();
    }

    /** In whose record the entry stands. */
    private static Set<SubjectId> patients(EntryChange change, Function<SubjectId, Person> personOf) {
        Person own = personOf.apply(change.subject());
        return own.movedTo(change.type() + '/' + change.entry(), change.hangsOn())
                .map(personOf)
                .orElse(own)
                .members();
    }

    /** The kind of write that is told; empty for none. */
    private static Optional<WriteKind> told(EntryChange change) {
        WriteKind kind = change.write().kind();
        if (kind != WriteKind.CONFIRMED) {
            return Optional.of(kind);
        }
        if (!change.snapshotRead()) {
            return Optional.empty();
        }
        return Optional.of(change.exists() ? WriteKind.UPDATED : WriteKind.RETRACTED);
    }

    private static List<Notification> person(PersonChange change, Subscriptions subscriptions) {
        LastWrite write = change.write();
        boolean identity = write.kind() == WriteKind.LINKED || write.kind() == WriteKind.UNLINKED;
        if (!identity || write.backfill()) {
            return List.of();
        }
        Occasion occasion = new Occasion(
                PATIENT,
                change.person().value(),
                version(change),
                write.kind(),
                Optional.of(new SubjectId(change.person().value())),
                write.feed(),
                write.received(),
                write.traceparent());
        Search search = new Search(occasion, "", change.snapshotRead());
        subscriptions.candidates(new LinkedHashSet<>(change.members()), PATIENT, search::consider);
        return search.found();
    }

    /** A person's document has no version of its own: what it says, and which message made it say so, is one. */
    private static String version(PersonChange change) {
        String says = change.write().kind().code()
                + new TreeSet<>(change.members())
                + new TreeSet<>(change.former())
                + change.write().message()
                + change.write().received()
                + (change.moves().isEmpty() ? "" : change.moves());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(says.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** One walk over candidates: reads the resource only if a clause asks for more than type and patient. */
    private static final class Search {
        private final Occasion occasion;
        private final String resource;
        private final boolean snapshotRead;
        private final Set<SubscriptionId> matched = new LinkedHashSet<>();
        private ResourceFacts facts;

        Search(Occasion occasion, String resource, boolean snapshotRead) {
            this.occasion = occasion;
            this.resource = resource;
            this.snapshotRead = snapshotRead;
        }

        void consider(Wish wish) {
            if (!matched.contains(wish.subscription().id()) && fits(wish)) {
                matched.add(wish.subscription().id());
            }
        }

        private boolean fits(Wish wish) {
            Subscription subscription = wish.subscription();
            boolean ended = subscription
                    .terms()
                    .end()
                    .filter(end -> !occasion.received().isBefore(end))
                    .isPresent();
            boolean before = snapshotRead && occasion.received().isBefore(subscription.created());
            if (ended || before || !wish.clause().wants(occasion.kind())) {
                return false;
            }
            if (occasion.identity()) {
                return identityFits(wish);
            }
            boolean typed = wish.clause().type().map(occasion.type()::equals).orElse(true);
            return typed && wish.clause().conditions().stream().allMatch(condition -> facts().fulfil(condition));
        }

        /** Whom a person's data matter, who the person is matters; who follows everybody's must have asked for patients. */
        private static boolean identityFits(Wish wish) {
            return wish.clause().patient().isPresent()
                    || wish.clause().conditions().isEmpty();
        }

        private ResourceFacts facts() {
            if (facts == null) {
                facts = ResourceFacts.of(resource);
            }
            return facts;
        }

        List<Notification> found() {
            List<Notification> notifications = new ArrayList<>(matched.size());
            matched.forEach(id -> notifications.add(new Notification(id, occasion)));
            return notifications;
        }
    }
}
