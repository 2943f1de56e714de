package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One patient's record in memory: what a store of entries must do with batches, without the store. */
public final class ModelRecord {
    private record Applied(int mapping, Instant received, Set<EntryId> entries) {}

    private final Map<EntryId, EntrySet> sets = new HashMap<>();
    private final Map<EntryId, String> types = new HashMap<>();
    private final Map<MessageId, Applied> applied = new HashMap<>();
    private final Set<EntryId> touched = new LinkedHashSet<>();
    private EntrySet snapshots = EntrySet.empty(false);

    public void apply(StatementBatch batch) {
        MessageId message = batch.origin().message();
        Applied old = applied.get(message);
        Instant received = batch.origin().received();
        if (old != null && old.received().isBefore(received)) {
            received = old.received();
        }
        boolean earlier = old != null && received.isBefore(old.received());
        if (old != null && batch.mappingVersion() <= old.mapping() && !earlier) {
            return;
        }
        touched.clear();
        if (old != null && batch.mappingVersion() < old.mapping()) {
            Instant first = received;
            Set<EntryId> known = withEntriesOf(snapshots.snapshotTypes(message), old.entries());
            known.forEach(entry -> change(entry, set -> set.receivedAt(message, first)));
            snapshots = snapshots.receivedAt(message, first);
            applied.put(message, new Applied(old.mapping(), first, old.entries()));
            return;
        }
        if (old != null) {
            Set<EntryId> known = withEntriesOf(snapshots.snapshotTypes(message), old.entries());
            known.forEach(entry -> change(entry, set -> set.voided(message, batch.mappingVersion())));
            snapshots = snapshots.voided(message, batch.mappingVersion());
        }
        Origin origin = received(batch.origin(), received);
        batch.statements().forEach(statement -> say(origin, statement, batch.mappingVersion()));
        if (old != null) {
            touched.addAll(old.entries());
        }
        applied.put(message, new Applied(batch.mappingVersion(), received, new LinkedHashSet<>(touched)));
    }

    /** What a reader finds, byte for byte; entries of which nothing stands are as if they had never been. */
    public Map<EntryId, String> shown() {
        Map<EntryId, String> shown = new TreeMap<>();
        sets.forEach((entry, set) -> {
            Shown fold = Fold.fold(entry, set);
            if (fold.existence() != Existence.UNKNOWN || fold.aliasOf().isPresent()) {
                CanonicalResource resource = Rendering.render(fold, entry, types.get(entry));
                shown.put(entry, resource.version() + resource.updated() + fold.aliasOf() + resource.json());
            }
        });
        return shown;
    }

    public Shown shown(EntryId entry) {
        return Fold.fold(entry, set(entry));
    }

    public EntrySet set(EntryId entry) {
        return sets.getOrDefault(entry, EntrySet.empty(false));
    }

    private void say(Origin origin, Statement statement, int mapping) {
        if (statement instanceof Assert it) {
            create(it.entry(), it.type());
            change(it.entry(), set -> set.with(origin, it, mapping));
        } else if (statement instanceof Retract it) {
            create(it.entry(), it.type());
            change(it.entry(), set -> set.with(origin, it, mapping));
        } else if (statement instanceof Alias it) {
            create(it.entry(), it.type());
            create(it.target(), it.type());
            change(it.entry(), set -> set.with(origin, it, mapping));
        } else if (statement instanceof SetSnapshot it) {
            snapshots = snapshots.with(origin, it, mapping);
            withEntriesOf(Set.of(it.type()), Set.of())
                    .forEach(entry -> change(entry, set -> set.omitted(origin, it, entry, mapping)));
        }
    }

    private void create(EntryId entry, String type) {
        if (types.putIfAbsent(entry, type) == null) {
            sets.put(entry, EntrySet.empty(false).omittedBy(snapshots, entry, type));
        }
    }

    // Where the entry is or was an alias, the other's set takes its statements in; and so on along the chain.
    private void change(EntryId entry, UnaryOperator<EntrySet> change) {
        ArrayDeque<EntryId> changed = new ArrayDeque<>();
        EntrySet before = sets.get(entry);
        EntrySet after = change.apply(before);
        touched.add(entry);
        sets.put(entry, after);
        Set<EntryId> targets = new TreeSet<>(before.aliasTargets(entry));
        targets.addAll(after.aliasTargets(entry));
        for (EntryId target : targets) {
            join(target, after, changed);
        }
        while (!changed.isEmpty()) {
            EntryId next = changed.remove();
            for (EntryId target : sets.get(next).aliasTargets(next)) {
                join(target, sets.get(next), changed);
            }
        }
    }

    private void join(EntryId target, EntrySet set, ArrayDeque<EntryId> changed) {
        EntrySet joined = sets.get(target).join(set);
        if (joined != sets.get(target)) {
            sets.put(target, joined);
            changed.add(target);
        }
    }

    private Set<EntryId> withEntriesOf(Set<String> some, Set<EntryId> known) {
        Set<EntryId> entries = new TreeSet<>(known);
        types.forEach((entry, type) -> {
            if (some.contains(type)) {
                entries.add(entry);
            }
        });
        return entries;
    }

    private static Origin received(Origin origin, Instant received) {
        return new Origin(
                origin.message(),
                origin.feed(),
                received,
                origin.messageTime(),
                origin.sequence(),
                origin.traceparent(),
                origin.backfill(),
                origin.replay());
    }
}
