package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** A statement as a set keeps it: the raw stated time, because the capped one depends on a receipt that may still get earlier. */
record Told(int position, Optional<EntryId> entry, Optional<Instant> stated, Content content) {
    /** The order of identity: two that are equal here claim the same place. */
    static final Comparator<Told> PLACE = Comparator.comparingInt(Told::position)
            .thenComparing(told -> told.entry().map(EntryId::value).orElse(""));

    private static final Comparator<Told> STRENGTH = Comparator.comparing(
                    (Told told) -> told.stated().orElse(Instant.MIN))
            .thenComparing(told -> told.content().canonical());

    static Told of(Statement statement) {
        Optional<Instant> stated = statement.stated().map(Told::micros);
        if (statement instanceof Assert it) {
            Content content = new Content.Asserted(it.mode(), it.slots());
            return new Told(it.position(), Optional.of(it.entry()), stated, content);
        } else if (statement instanceof Retract it) {
            return new Told(it.position(), Optional.of(it.entry()), stated, new Content.Retracted());
        } else if (statement instanceof Alias it) {
            return new Told(it.position(), Optional.of(it.entry()), stated, new Content.AliasOf(it.target()));
        } else if (statement instanceof SetSnapshot it) {
            return new Told(it.position(), Optional.empty(), stated, new Content.Members(it.type(), it.members()));
        }
        throw new IllegalStateException("a statement of no known kind");
    }

    static Told omission(SetSnapshot snapshot, EntryId entry) {
        return new Told(
                snapshot.position(), Optional.of(entry), snapshot.stated().map(Told::micros), new Content.Omitted());
    }

    /** Of two at the same place, always the same one. */
    Told stronger(Told other) {
        return equals(other) || STRENGTH.compare(this, other) >= 0 ? this : other;
    }

    /** Times are kept to the microsecond, as the wire keeps them: HL7 v2 knows four decimals of a second. */
    static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
