package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.series.DayKey;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A batch that says something new.
 *
 * @param batch with the first receipt known of its message
 * @param kind what is new of it
 * @param mapping the highest mapping version known of its message: what was said under lower ones is void
 * @param older the entries that the message is known to speak of
 */
record Admitted(StatementBatch batch, Kind kind, int mapping, Set<EntryId> older) {
    enum Kind {
        /** Its statements, and voids of those of a lower mapping version. */
        STATEMENTS,
        /** None of its statements: a higher mapping version is known. Only an earlier receipt, and voids of what was half applied. */
        VOID
    }

    Origin origin() {
        return batch.origin();
    }

    /** The entries and days that a batch speaks of, alias targets included: their sets get parts of its message. */
    static NavigableSet<EntryId> named(StatementBatch batch) {
        NavigableSet<EntryId> named = new TreeSet<>();
        for (Statement statement : batch.statements()) {
            entry(statement).ifPresent(named::add);
            if (statement instanceof Alias alias) {
                named.add(alias.target());
            } else if (statement instanceof Readings readings) {
                named.add(new DayKey(batch.subject(), readings.metric(), readings.day()).id());
            }
        }
        return named;
    }

    /** The entry in whose set a statement goes; empty for a set snapshot and for readings. */
    static Optional<EntryId> entry(Statement statement) {
        if (statement instanceof Assert it) {
            return Optional.of(it.entry());
        } else if (statement instanceof Retract it) {
            return Optional.of(it.entry());
        } else if (statement instanceof Alias it) {
            return Optional.of(it.entry());
        }
        return Optional.empty();
    }
}
