package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Why a slot shows what it shows: everything that was said of it, the winner first. Made on demand. */
public final class Trace {
    /** What became of one candidate. */
    public enum Outcome {
        WON,
        /** Said the same as the winner. */
        AGREED,
        /** Another of the same rank was later. */
        OLDER,
        /** A final result's word beats a preliminary's, whenever it comes. */
        WEAKER
    }

    /**
     * One candidate for a slot.
     *
     * @param slot value, source field and rule; a snapshot that does not name the slot clears it
     */
    public record Candidate(Slot slot, Clock clock, FeedId feed, int mappingVersion, Outcome outcome) {}

    private Trace() {}

    /** Per slot key, in natural order, all candidates from the strongest to the weakest. */
    public static Map<String, List<Candidate>> trace(EntryId entry, EntrySet set) {
        List<Said> said = set.live();
        Map<EntryId, Said> aliases = Fold.aliases(said);
        List<Said> counting =
                said.stream().filter(one -> Fold.counts(one, entry, aliases)).toList();
        Map<String, List<Candidate>> candidates = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Said one : counting) {
            if (one.content() instanceof Content.Asserted asserted) {
                asserted.slots()
                        .forEach(slot -> candidates
                                .computeIfAbsent(slot.key(), key -> new ArrayList<>())
                                .add(candidate(slot, one)));
            }
        }
        for (Said one : counting) {
            if (one.content() instanceof Content.Asserted asserted && asserted.mode() == Mode.SNAPSHOT) {
                candidates.forEach((key, of) -> {
                    if (asserted.slots().stream().noneMatch(slot -> slot.key().equals(key))) {
                        Slot cleared = new Slot(key, asserted.rank(), null, "", ShownSlot.NOT_IN_SNAPSHOT);
                        of.add(candidate(cleared, one));
                    }
                });
            }
        }
        candidates.replaceAll((key, of) -> judged(of));
        return candidates;
    }

    private static Candidate candidate(Slot slot, Said said) {
        return new Candidate(slot, said.clock(), said.feed(), said.mappingVersion(), Outcome.WON);
    }

    private static List<Candidate> judged(List<Candidate> candidates) {
        candidates.sort(Comparator.comparingInt((Candidate one) -> one.slot().rank())
                .thenComparing(Candidate::clock)
                .reversed());
        Candidate winner = candidates.get(0);
        return candidates.stream()
                .map(one ->
                        new Candidate(one.slot(), one.clock(), one.feed(), one.mappingVersion(), outcome(winner, one)))
                .toList();
    }

    private static Outcome outcome(Candidate winner, Candidate one) {
        if (one.equals(winner)) {
            return Outcome.WON;
        }
        if (Objects.equals(one.slot().json(), winner.slot().json())) {
            return Outcome.AGREED;
        }
        return one.slot().rank() < winner.slot().rank() ? Outcome.WEAKER : Outcome.OLDER;
    }
}
