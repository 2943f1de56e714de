package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import health.tributary.record.fold.EntrySet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan in the making, without I/O: it says what it must know ({@link #scopes}, {@link #missing}), is told, and says what to
 * write. Everything it does to sets is a join, so neither order nor repetition nor the cut of batches matters.
 */
final class Draft {
    private static final String PATIENT = "Patient";

    /** A subject's entries of a type. */
    record Scope(SubjectId subject, String type) {}

    private final List<Admitted> admitted;
    private final Map<SubjectId, SubjectWork> subjects = new LinkedHashMap<>();
    private final Map<Scope, List<Admitted>> scopes = new LinkedHashMap<>();
    private final Map<Scope, Set<EntryId>> members = new HashMap<>();
    private final Map<EntryId, List<Admitted>> inScope = new LinkedHashMap<>();
    private final Map<EntryId, Optional<KnownEntry>> known = new HashMap<>();
    private final Map<EntryId, EntryWork> work = new LinkedHashMap<>();
    private boolean joined;

    Draft(List<Admitted> admitted, Map<SubjectId, StoredSubject> stored) {
        this.admitted = admitted;
        for (Admitted one : admitted) {
            SubjectId id = one.batch().subject();
            SubjectWork subject = subjects.computeIfAbsent(
                    id, key -> new SubjectWork(id, one.batch().directory(), Optional.ofNullable(stored.get(id))));
            Set<String> types = subject.snapshotTypes(one.origin().message());
            one.batch().statements().forEach(statement -> {
                if (statement instanceof SetSnapshot) {
                    types.add(statement.type());
                }
            });
            types.forEach(type -> scopes.computeIfAbsent(new Scope(id, type), scope -> new ArrayList<>())
                    .add(one));
            subject.hear(one);
        }
    }

    /** Whose entries of which type must be known by id, because a set snapshot speaks of all of them. */
    Set<Scope> scopes() {
        return scopes.keySet();
    }

    /** Tells the ids of a scope's entries. */
    void found(Scope scope, Collection<EntryId> ids) {
        members.put(scope, Set.copyOf(ids));
        ids.forEach(id -> inScope.put(id, scopes.get(scope)));
    }

    /**
     * Entries whose older statements may be voided or received earlier: not to be taken from memory, as a set that lacks the
     * statement in question would not grow, and so would never be found to be out of date.
     */
    Set<EntryId> revised() {
        Set<EntryId> revised = new HashSet<>(inScope.keySet());
        admitted.forEach(one -> revised.addAll(one.older()));
        return revised;
    }

    /** Entries that must be known next; empty when the plan can be made. */
    Set<EntryId> missing() {
        if (!joined) {
            Set<EntryId> missing = new LinkedHashSet<>(inScope.keySet());
            for (Admitted one : admitted) {
                missing.addAll(one.older());
                if (one.kind() == Admitted.Kind.STATEMENTS) {
                    missing.addAll(Admitted.named(one.batch()));
                }
            }
            missing.removeAll(known.keySet());
            if (!missing.isEmpty()) {
                return missing;
            }
            joined = true;
            join();
        }
        return forward();
    }

    /** Tells what the store has of the entries asked for; those that it does not have are left out of {@code found}. */
    void tell(Set<EntryId> asked, Map<EntryId, KnownEntry> found) {
        asked.forEach(id -> known.put(id, Optional.ofNullable(found.get(id))));
    }

    // All of it are joins: the order is only that of what must be there to be joined.
    private void join() {
        Map<EntryId, EntrySet> said = new HashMap<>();
        for (Admitted one : admitted) {
            if (one.kind() == Admitted.Kind.STATEMENTS) {
                one.batch().statements().forEach(statement -> hear(one, statement, said));
            }
        }
        said.forEach((id, set) -> work.get(id).hear(set));
        for (Admitted one : admitted) {
            one.older().forEach(id -> present(id).ifPresent(entry -> hearOlder(one, entry)));
        }
        inScope.forEach((id, because) -> present(id)
                .ifPresent(entry -> because.forEach(one -> {
                    if (knows(entry.now(), one.origin().message())) {
                        hearOlder(one, entry);
                    } else {
                        entry.because(one.origin());
                    }
                })));
    }

    private static boolean knows(EntrySet set, MessageId message) {
        return set.live().stream().anyMatch(said -> said.clock().message().equals(message));
    }

    /** What is new for an entry that the message may speak of: its receipt, and voids of lower mapping versions. */
    private static void hearOlder(Admitted one, EntryWork entry) {
        Origin origin = one.origin();
        entry.because(origin);
        entry.grow(entry.now().receivedAt(origin.message(), origin.received()));
        if (one.kind() == Admitted.Kind.STATEMENTS || entry.now().knows(origin.message())) {
            entry.grow(entry.now().voided(origin.message(), one.mapping()));
        }
    }

    // Statements of a poll about the same entry are gathered in a small set first: joining it once is cheaper than
    // growing
    // a large one step by step.
    private void hear(Admitted one, Statement statement, Map<EntryId, EntrySet> said) {
        Optional<EntryId> id = Admitted.entry(statement);
        if (id.isEmpty()) {
            return;
        }
        boolean directory = one.batch().directory();
        SubjectId subject = one.batch().subject();
        EntrySet set = said.getOrDefault(id.get(), EntrySet.empty(directory));
        said.put(id.get(), set.with(one.origin(), statement, one.batch().mappingVersion()));
        EntryWork entry = workOn(id.get(), subject, statement.type(), directory);
        entry.because(one.origin());
        entry.states(one.batch(), statement);
        if (statement instanceof Alias alias) {
            workOn(alias.target(), subject, statement.type(), directory).because(one.origin());
        }
    }

    // A source's complete list says nothing about what the person stated herself. Whose an entry is never changes, so
    // this
    // holds in every order.
    private void omit(EntryWork entry) {
        EntrySet snapshots = subjects.get(entry.subject()).snapshots();
        if (!snapshots.isEmpty() && !entry.now().isEmpty() && !statedByThePerson(entry.now())) {
            entry.grow(entry.now().omittedBy(snapshots, entry.id(), entry.type()));
        }
    }

    private static boolean statedByThePerson(EntrySet set) {
        return set.live().stream().anyMatch(said -> said.feed().equals(FeedId.PORTAL));
    }

    /**
     * Marks what set snapshots omit, and joins aliases into their targets, until nothing grows; returns targets that must be
     * known for that.
     */
    private Set<EntryId> forward() {
        Set<EntryId> missing = new LinkedHashSet<>();
        Deque<EntryWork> queue = new ArrayDeque<>(work.values());
        while (!queue.isEmpty()) {
            EntryWork alias = queue.poll();
            omit(alias);
            for (EntryId id : alias.targets()) {
                if (!known.containsKey(id)) {
                    missing.add(id);
                } else {
                    EntryWork target = workOn(id, alias.subject(), alias.type(), alias.directory());
                    if (target.grow(target.now().join(alias.now()))) {
                        target.because(alias.origin());
                        queue.add(target);
                    }
                }
            }
        }
        return missing;
    }

    private EntryWork workOn(EntryId id, SubjectId subject, String type, boolean directory) {
        return work.computeIfAbsent(id, key -> new EntryWork(id, subject, type, directory, known.get(id)));
    }

    /** The work on an entry that the store has or that a batch speaks of. */
    private Optional<EntryWork> present(EntryId id) {
        if (work.containsKey(id)) {
            return Optional.of(work.get(id));
        }
        return known.get(id).map(entry -> workOn(id, entry.subject(), entry.type(), entry.directory()));
    }

    /** What to write, once nothing is missing. */
    Plan plan() {
        List<Plan.Entry> entries = new ArrayList<>();
        for (EntryWork entry : work.values()) {
            Optional<KnownEntry> read = entry.known().filter(KnownEntry::fresh);
            if (entry.changed()) {
                Plan.Entry written = entry.written();
                entries.add(written);
                read = Optional.of(written.known());
            }
            // Links of an unchanged entry that was not read just now say nothing new, and may be out of date.
            if (entry.type().equals(PATIENT)) {
                read.ifPresent(one -> subjects.get(entry.subject())
                        .linkedBy(new TreeSet<>(one.shown().links())));
            }
        }
        List<StoredSubject> written = new ArrayList<>();
        List<StoredSubject> linked = new ArrayList<>();
        Set<SubjectId> touched = new LinkedHashSet<>();
        subjects.forEach((id, subject) -> {
            subject.written().ifPresent(written::add);
            subject.linked().ifPresent(linked::add);
            if (subject.touched()) {
                touched.add(id);
            }
        });
        return new Plan(written, entries, linked, touched, basis());
    }

    private Plan.Basis basis() {
        Map<Scope, Set<EntryId>> listed = new LinkedHashMap<>();
        members.forEach((scope, ids) -> {
            if (subjects.get(scope.subject()).listsChange()) {
                Set<EntryId> all = new HashSet<>(work.keySet());
                all.addAll(ids);
                listed.put(scope, all);
            }
        });
        Map<SubjectId, Plan.Heard> heard = new LinkedHashMap<>();
        Map<EntryId, Long> patients = new LinkedHashMap<>();
        subjects.forEach((id, subject) -> {
            if (!subject.snapshots().isEmpty()) {
                heard.put(id, subject.heard());
            }
        });
        for (EntryWork entry : work.values()) {
            SubjectWork subject = subjects.get(entry.subject());
            boolean patient = entry.type().equals(PATIENT);
            // One that was read just now may be so new that whoever made it has not looked yet, and never will.
            if (entry.known().map(KnownEntry::fresh).orElse(entry.changed()) || (patient && entry.changed())) {
                heard.computeIfAbsent(entry.subject(), id -> subject.heard());
            }
            if (patient && subject.linksChange()) {
                patients.put(entry.id(), entry.revision());
            }
        }
        return new Plan.Basis(listed, heard, patients, known.keySet());
    }
}
