package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.StatementBatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells what is new among batches from what is applied already, in order, as if each was applied before the next. A directory's
 * set knows a repetition by its content; of a message that orders itself by its receipt, a manifest keeps the first one.
 *
 * @param admitted what says something new
 * @param manifests what is to be written once the rest is
 * @param duplicates batches that say nothing new
 */
record Admission(List<Admitted> admitted, List<Manifest> manifests, int duplicates) {

    /**
     * Of some batches.
     *
     * @param anew whether an applier looks at them once more because another one was in its way. What it had begun to write may
     *     rest on what is no longer so, even if the other has since applied the same batch: so none is passed over then
     */
    static Admission of(List<StatementBatch> batches, Map<Manifest.Key, Manifest> applied, boolean anew) {
        Builder builder = new Builder(applied, anew);
        batches.forEach(builder::add);
        return new Admission(builder.admitted, List.copyOf(builder.changed.values()), builder.duplicates);
    }

    /** The keys to be looked up for {@link #of}. */
    static Collection<Manifest.Key> keys(List<StatementBatch> batches) {
        Map<Manifest.Key, Boolean> keys = new LinkedHashMap<>();
        batches.forEach(batch -> keys.put(key(batch), true));
        return keys.keySet();
    }

    static Manifest.Key key(StatementBatch batch) {
        return new Manifest.Key(batch.subject(), batch.origin().message());
    }

    private static final class Builder {
        private final Map<Manifest.Key, Manifest> applied;
        private final Map<Manifest.Key, Manifest> changed = new LinkedHashMap<>();
        private final List<Admitted> admitted = new ArrayList<>();
        private final boolean anew;
        private int duplicates;

        Builder(Map<Manifest.Key, Manifest> applied, boolean anew) {
            this.applied = new HashMap<>(applied);
            this.anew = anew;
        }

        void add(StatementBatch batch) {
            if (batch.directory()) {
                addDirectory(batch);
                return;
            }
            Manifest.Key key = key(batch);
            Manifest known = changed.getOrDefault(key, applied.get(key));
            Instant received = batch.origin().received().truncatedTo(ChronoUnit.MICROS);
            boolean earlier = known == null || received.isBefore(known.received());
            int mapping = known == null ? 0 : known.mapping();
            boolean stronger = batch.mappingVersion() >= mapping;
            boolean said =
                    !earlier && batch.mappingVersion() <= mapping && (stronger || !mayBeHalfApplied(batch, known));
            if (said && !anew) {
                duplicates++;
                return;
            }
            Instant first = earlier ? received : known.received();
            SortedSet<EntryId> entries = known == null ? new TreeSet<>() : new TreeSet<>(known.entries());
            Set<EntryId> before = Set.copyOf(entries);
            entries.addAll(Admitted.named(batch));
            Set<EntryId> older = stronger ? before : Set.copyOf(entries);
            Manifest stored = applied.get(key);
            if (!said || !before.containsAll(entries)) {
                changed.put(
                        key,
                        new Manifest(
                                key,
                                stored == null ? 1 : stored.revision() + 1,
                                Math.max(mapping, batch.mappingVersion()),
                                first,
                                entries));
            }
            admitted.add(new Admitted(
                    receivedAt(batch, first),
                    stronger ? Admitted.Kind.STATEMENTS : Admitted.Kind.VOID,
                    Math.max(mapping, batch.mappingVersion()),
                    older));
        }

        private void addDirectory(StatementBatch batch) {
            Manifest.Key key = key(batch);
            Manifest known = changed.getOrDefault(key, applied.get(key));
            Instant received = batch.origin().received().truncatedTo(ChronoUnit.MICROS);
            boolean earlier = known == null || received.isBefore(known.received());
            Instant first = earlier ? received : known.received();
            Set<EntryId> before = known == null ? Set.of() : Set.copyOf(known.entries());
            int mapping = known == null ? 0 : known.mapping();
            SortedSet<EntryId> entries = Admitted.named(batch);
            boolean more = known != null && (batch.mappingVersion() > mapping || !before.containsAll(entries));
            if (more || (earlier && ordersByReceipt(batch))) {
                Manifest stored = applied.get(key);
                long revision = stored == null ? 1 : stored.revision() + 1;
                entries.addAll(before);
                changed.put(
                        key, new Manifest(key, revision, Math.max(mapping, batch.mappingVersion()), first, entries));
            }
            admitted.add(new Admitted(
                    receivedAt(batch, first),
                    Admitted.Kind.STATEMENTS,
                    batch.mappingVersion(),
                    earlier ? before : Set.of()));
        }

        // It has no time of its own, or one so far ahead that its receipt counts instead: then a later receipt would be
        // a later clock. Else the message has the same clock whenever it comes, and need not be remembered.
        private static boolean ordersByReceipt(StatementBatch batch) {
            Instant limit = batch.origin().received().plus(Clock.TOLERANCE);
            return batch.origin().messageTime().map(limit::isBefore).orElse(true)
                    || batch.statements().stream()
                            .anyMatch(statement ->
                                    statement.stated().filter(limit::isBefore).isPresent());
        }

        // Under a lower mapping version a batch says nothing; but another applier may have begun to apply it before the
        // higher one was known, where the higher one did not look.
        private static boolean mayBeHalfApplied(StatementBatch batch, Manifest known) {
            return !known.entries().containsAll(Admitted.named(batch))
                    || batch.statements().stream().anyMatch(SetSnapshot.class::isInstance);
        }

        private static StatementBatch receivedAt(StatementBatch batch, Instant received) {
            Origin origin = batch.origin();
            if (origin.received().equals(received)) {
                return batch;
            }
            Origin first = new Origin(
                    origin.message(),
                    origin.feed(),
                    received,
                    origin.messageTime(),
                    origin.sequence(),
                    origin.traceparent(),
                    origin.backfill(),
                    origin.replay());
            return new StatementBatch(
                    batch.subject(), batch.directory(), first, batch.mappingVersion(), batch.statements());
        }
    }
}
