package health.tributary.record.stream;

import health.tributary.contract.change.WriteKind;
import health.tributary.record.apply.Applied;
import health.tributary.record.apply.Decider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What the service does, in numbers. */
final class RecordMeters {
    private final Counter statements;
    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter touched;
    private final Counter rejected;
    private final Counter samples;
    private final Counter buckets;
    private final Counter archived;
    private final Counter linked;
    private final Counter unlinked;
    private final Counter reviews;
    private final Counter undecided;
    private final Map<WriteKind, Counter> writes = new EnumMap<>(WriteKind.class);

    RecordMeters(MeterRegistry registry) {
        statements = counter(registry, "statements", "Statements in batches that said something new");
        duplicates = counter(registry, "duplicates", "Batches that said nothing new");
        conflicts = counter(registry, "conflicts", "Documents that another applier had written meanwhile");
        touched = counter(registry, "touched", "Subjects announced to the decider of identity");
        samples = counter(registry, "samples", "Samples of readings in batches that said something new");
        buckets = counter(registry, "buckets", "Writes of days of readings");
        rejected = counter(registry, "rejected", "Records that could not be processed");
        archived = counter(registry, "archived", "Messages archived, resends included");
        linked = counter(registry, "persons.linked", "Persons that gained subjects");
        unlinked = counter(registry, "persons.unlinked", "Persons that only lost subjects");
        reviews = counter(registry, "identity.reviews", "Contradictions about identity met while deciding");
        undecided = counter(registry, "identity.undecided", "Decisions that would concern too many subjects");
        for (WriteKind kind : WriteKind.values()) {
            writes.put(
                    kind,
                    Counter.builder("tributary.record.writes")
                            .description("Writes of entries")
                            .tag("kind", kind.code())
                            .register(registry));
        }
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder("tributary.record." + name)
                .description(description)
                .register(registry);
    }

    void applied(Applied applied) {
        statements.increment(applied.statements());
        duplicates.increment(applied.duplicates());
        conflicts.increment(applied.conflicts());
        touched.increment(applied.touched());
        samples.increment(applied.samples());
        buckets.increment(applied.buckets());
        applied.writes().forEach((kind, count) -> writes.get(kind).increment(count));
    }

    void decided(Decider.Decided decided) {
        linked.increment(decided.linked());
        unlinked.increment(decided.unlinked());
        reviews.increment(decided.reviews());
        undecided.increment(decided.tooLarge() ? 1 : 0);
    }

    void archived(int messages) {
        archived.increment(messages);
    }

    void rejected() {
        rejected.increment();
    }
}
