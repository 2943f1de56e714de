package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.series.SeriesStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies batches of statements to the store: reads what they speak of, plans, writes. Whatever was written when it ends
 * early, applying the same batches again completes it; applying them twice changes nothing. Safe for many threads, also in
 * several processes: who writes a document second finds its revision changed and plans anew.
 */
public final class Applier {
    /** More entries of one type than any subject has. */
    private static final int MAX_SCOPE = 100_000;

    /** From here on the next subject's statements wait: an entry of which much was said takes some 20 kB of heap. */
    private static final int MAX_STATEMENTS_AT_ONCE = 1_000;

    /** So many samples take the heap of a statement. */
    private static final int SAMPLES_A_STATEMENT = 64;

    private static final int MAX_ATTEMPTS = 12;
    private static final Backoff BETWEEN_ATTEMPTS = new Backoff(Duration.ofMillis(2), Duration.ofMillis(500));

    private final StatementStore store;
    private final Touches touches;
    private final EntryCache cache;
    private final SeriesWork series;

    /**
     * An applier on a store.
     *
     * @param cacheBytes heap for entries that were written lately
     */
    public Applier(StatementStore store, SeriesStore series, Touches touches, long cacheBytes) {
        this.store = store;
        this.series = new SeriesWork(series);
        this.touches = touches;
        this.cache = new EntryCache(cacheBytes);
    }

    /** Forgets what it remembers of the store: another applier has or had some of the same subjects. */
    public void forget() {
        cache.clear();
    }

    /**
     * Applies the batches. When it returns, all that they say is durable and announced. Throws {@link StoreAway}
     * when that could not be reached now; another exception means that a batch, or what is stored of its subject, cannot be
     * understood.
     */
    public Applied apply(List<StatementBatch> batches) {
        Applied.Tally tally = new Applied.Tally();
        parts(batches).forEach(part -> apply(part, tally));
        return tally.result();
    }

    /** All batches of a subject together, so that each entry is written once; and few enough at once to fit the heap. */
    private static List<List<StatementBatch>> parts(List<StatementBatch> batches) {
        Map<SubjectId, List<StatementBatch>> bySubject = new LinkedHashMap<>();
        batches.forEach(batch -> bySubject
                .computeIfAbsent(batch.subject(), subject -> new ArrayList<>())
                .add(batch));
        List<List<StatementBatch>> parts = new ArrayList<>();
        int statements = MAX_STATEMENTS_AT_ONCE;
        for (List<StatementBatch> ofSubject : bySubject.values()) {
            if (statements >= MAX_STATEMENTS_AT_ONCE) {
                parts.add(new ArrayList<>());
                statements = 0;
            }
            parts.get(parts.size() - 1).addAll(ofSubject);
            for (StatementBatch batch : ofSubject) {
                statements += weight(batch);
            }
        }
        return parts;
    }

    private static int weight(StatementBatch batch) {
        int weight = 0;
        for (Statement statement : batch.statements()) {
            weight += statement instanceof Readings readings
                    ? 1 + readings.samples().size() / SAMPLES_A_STATEMENT
                    : 1;
        }
        return weight;
    }

    private void apply(List<StatementBatch> batches, Applied.Tally tally) {
        List<StatementBatch> left = batches;
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Set<SubjectId> again;
            try {
                again = attempt(left, tally, attempt == 1);
            } catch (RuntimeException e) {
                // Any of it may have been written, so none is known any more.
                cache.clear();
                throw e;
            }
            if (again.isEmpty()) {
                return;
            }
            left = left.stream()
                    .filter(batch -> again.contains(batch.subject()))
                    .toList();
            if (!BETWEEN_ATTEMPTS.await(attempt)) {
                break;
            }
        }
        throw new StoreAway("other appliers write the same entries", null);
    }

    /** One attempt; the subjects that must be planned anew. */
    private Set<SubjectId> attempt(List<StatementBatch> batches, Applied.Tally tally, boolean first) {
        Admission admission = Admission.of(batches, store.manifests(Admission.keys(batches)), !first);
        if (first) {
            tally.admitted(admission);
        }
        if (admission.admitted().isEmpty()) {
            return Set.of();
        }
        Plan plan = plan(admission.admitted());
        Set<SubjectId> again = new LinkedHashSet<>(store.writeSubjects(plan.subjects()));
        tally.conflicted(again.size());
        writeEntries(plan, again, tally);
        writeLinks(plan.linked(), again, tally);
        Set<SubjectId> overtaken = overtaken(plan.basis(), again);
        tally.conflicted(overtaken.size());
        again.addAll(overtaken);
        again.addAll(series.apply(admission.admitted(), again, tally));
        Set<SubjectId> touched = new HashSet<>(plan.touched());
        touched.removeAll(again);
        if (!touched.isEmpty()) {
            touches.touched(touched);
            tally.touched(touched.size());
        }
        List<Manifest> manifests = admission.manifests().stream()
                .filter(manifest -> !again.contains(manifest.key().subject()))
                .toList();
        store.writeManifests(manifests).forEach(key -> again.add(key.subject()));
        if (!again.isEmpty()) {
            // Read anew they say what links their subjects have: what stayed the same in the cache says nothing of
            // that.
            plan.basis().read().forEach(cache::remove);
        }
        return again;
    }

    /** The subjects of which another applier has changed what the plan rests on. */
    private Set<SubjectId> overtaken(Plan.Basis basis, Set<SubjectId> again) {
        Set<SubjectId> overtaken = new LinkedHashSet<>();
        basis.scopes().forEach((scope, known) -> {
            if (!again.contains(scope.subject())
                    && !known.containsAll(store.entriesOf(scope.subject(), scope.type(), MAX_SCOPE))) {
                overtaken.add(scope.subject());
            }
        });
        Set<SubjectId> asked = new LinkedHashSet<>(basis.subjects().keySet());
        asked.removeAll(again);
        if (!asked.isEmpty()) {
            store.subjects(asked).forEach((id, stored) -> {
                if (!basis.subjects().get(id).agrees(stored)) {
                    overtaken.add(id);
                }
            });
        }
        if (!basis.patients().isEmpty()) {
            store.entries(basis.patients().keySet()).values().stream()
                    .filter(stored -> stored.revision() != basis.patients().get(stored.id()))
                    .forEach(stored -> overtaken.add(stored.subject()));
        }
        overtaken.removeAll(again);
        return overtaken;
    }

    private void writeLinks(List<StoredSubject> linked, Set<SubjectId> again, Applied.Tally tally) {
        List<StoredSubject> documents =
                linked.stream().filter(subject -> !again.contains(subject.id())).toList();
        if (!documents.isEmpty()) {
            Set<SubjectId> uncertain = store.writeSubjects(documents);
            tally.conflicted(uncertain.size());
            again.addAll(uncertain);
        }
    }

    private void writeEntries(Plan plan, Set<SubjectId> again, Applied.Tally tally) {
        Map<EntryId, Plan.Entry> writes = new HashMap<>();
        List<StoredEntry> documents = new ArrayList<>();
        for (Plan.Entry entry : plan.entries()) {
            if (!again.contains(entry.stored().subject())) {
                writes.put(entry.stored().id(), entry);
                documents.add(entry.stored());
            }
        }
        Set<EntryId> uncertain = store.writeEntries(documents);
        writes.forEach((id, entry) -> {
            if (uncertain.contains(id)) {
                again.add(entry.stored().subject());
            } else {
                cache.put(id, entry.known());
                tally.wrote(entry.stored().lastWrite().kind());
            }
        });
        tally.conflicted(uncertain.size());
    }

    private Plan plan(List<Admitted> admitted) {
        Set<SubjectId> subjects = new LinkedHashSet<>();
        admitted.forEach(one -> subjects.add(one.batch().subject()));
        Draft draft = new Draft(admitted, store.subjects(subjects));
        for (Draft.Scope scope : List.copyOf(draft.scopes())) {
            draft.found(scope, store.entriesOf(scope.subject(), scope.type(), MAX_SCOPE));
        }
        draft.revised().forEach(cache::remove);
        for (Set<EntryId> missing = draft.missing(); !missing.isEmpty(); missing = draft.missing()) {
            draft.tell(missing, read(missing));
        }
        return draft.plan();
    }

    private Map<EntryId, KnownEntry> read(Collection<EntryId> ids) {
        Map<EntryId, KnownEntry> found = cache.some(ids);
        Set<EntryId> rest = new LinkedHashSet<>(ids);
        rest.removeAll(found.keySet());
        if (!rest.isEmpty()) {
            store.entries(rest).forEach((id, stored) -> {
                KnownEntry entry = KnownEntry.read(stored);
                found.put(id, entry);
                cache.put(id, entry);
            });
        }
        return found;
    }
}
