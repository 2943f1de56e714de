package health.tributary.record.apply;

import health.tributary.contract.FeedId;
import health.tributary.contract.LinkId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.record.fold.Content;
import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Said;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One subject while a plan is made. */
final class SubjectWork {
    private final SubjectId id;
    private final boolean directory;
    private final Optional<StoredSubject> stored;
    private final EntrySet snapshotsBefore;
    private EntrySet snapshots;
    private Optional<Instant> received;
    private Optional<FeedId> feed;
    private SortedSet<LinkId> links;
    private final Set<MessageId> messages = new HashSet<>();
    private Origin origin;
    private boolean live;

    SubjectWork(SubjectId id, boolean directory, Optional<StoredSubject> stored) {
        this.id = id;
        this.directory = directory;
        this.stored = stored;
        byte[] bytes = stored.map(StoredSubject::snapshots).orElse(new byte[0]);
        this.snapshotsBefore = bytes.length == 0 ? EntrySet.empty(directory) : EntrySetCodec.decode(bytes);
        this.snapshots = snapshotsBefore;
        this.received = stored.map(StoredSubject::received);
        this.feed = stored.map(StoredSubject::feed);
        this.links = stored.map(StoredSubject::links).orElse(new TreeSet<>());
    }

    EntrySet snapshots() {
        return snapshots;
    }

    /** The types of the set snapshots that a message is known to have stated. */
    Set<String> snapshotTypes(MessageId message) {
        Set<String> types = new HashSet<>();
        if (!snapshots.isEmpty()) {
            for (Said said : snapshots.live()) {
                if (said.clock().message().equals(message) && said.content() instanceof Content.Members members) {
                    types.add(members.type());
                }
            }
        }
        return types;
    }

    /** Hears of a batch: its receipt and its set snapshots. */
    void hear(Admitted admitted) {
        Origin of = admitted.origin();
        origin = of;
        live |= !of.backfill();
        messages.add(of.message());
        Instant at = of.received().truncatedTo(ChronoUnit.MILLIS);
        boolean first = received.isEmpty() || at.isBefore(received.get());
        if (first || (at.equals(received.get()) && of.feed().compareTo(feed.orElseThrow()) < 0)) {
            received = Optional.of(at);
            feed = Optional.of(of.feed());
        }
        int mapping = admitted.mapping();
        if (!snapshots.isEmpty() && !directory) {
            snapshots = snapshots.receivedAt(of.message(), of.received());
            if (!snapshotTypes(of.message()).isEmpty()) {
                snapshots = snapshots.voided(of.message(), mapping);
            }
        }
        if (admitted.kind() == Admitted.Kind.STATEMENTS) {
            admitted.batch().statements().forEach(statement -> {
                if (statement instanceof SetSnapshot) {
                    snapshots = snapshots.with(of, statement, mapping);
                }
            });
        }
    }

    /** Whether what is to be written has other set snapshots than what was read. */
    boolean listsChange() {
        return snapshots != snapshotsBefore;
    }

    /** The subject as the store will have it. */
    Plan.Heard heard() {
        return new Plan.Heard(lists(), links);
    }

    private byte[] lists() {
        return listsChange() || stored.isEmpty()
                ? EntrySetCodec.encode(snapshots)
                : stored.get().snapshots();
    }

    void linkedBy(SortedSet<LinkId> shown) {
        links = shown;
    }

    boolean isNew() {
        return stored.isEmpty();
    }

    /** Whether a subject that is known gets other links. */
    boolean linksChange() {
        return !isNew() && linksChanged();
    }

    private boolean linksChanged() {
        return !links.equals(stored.map(StoredSubject::links).orElse(new TreeSet<>()));
    }

    /**
     * Whether the decider of identity must look at it: it is new (someone may have spoken of it before it came), its links or
     * its first receipt changed, or its last write came from a message that is not known to be applied, so that whoever wrote
     * it may have ended before saying so.
     */
    boolean touched() {
        return !directory
                && (isNew()
                        || linksChanged()
                        || !received.equals(stored.map(StoredSubject::received))
                        || stored.filter(subject ->
                                        messages.contains(subject.lastWrite().message()))
                                .isPresent());
    }

    /**
     * The subject to be written before its entries, if anything of it changed. Links that change come later ({@link #linked}):
     * only then is it certain that the demographics that they are read from are the current ones.
     */
    Optional<StoredSubject> written() {
        boolean same = stored.isPresent()
                && !listsChange()
                && received.equals(stored.map(StoredSubject::received))
                && feed.equals(stored.map(StoredSubject::feed));
        return same
                ? Optional.empty()
                : Optional.of(document(1, stored.map(StoredSubject::links).orElse(links)));
    }

    /** The subject with its other links, to be written after its entries. */
    Optional<StoredSubject> linked() {
        return linksChange() ? Optional.of(document(written().isPresent() ? 2 : 1, links)) : Optional.empty();
    }

    private StoredSubject document(int writes, SortedSet<LinkId> shown) {
        return new StoredSubject(
                id,
                stored.map(StoredSubject::revision).orElse(0L) + writes,
                directory,
                feed.orElseThrow(),
                received.orElseThrow(),
                shown,
                lists(),
                EntryWork.lastWrite(isNew() ? WriteKind.CREATED : WriteKind.UPDATED, origin, live));
    }
}
