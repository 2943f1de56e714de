package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fold: what an entry shows, from all that was ever said of it. */
public final class Fold {
    private Fold() {}

    /** What the entry shows, given its set (joined with those of its aliases). */
    public static Shown fold(EntryId entry, EntrySet set) {
        List<Said> said = set.live();
        Map<EntryId, Said> aliases = aliases(said);
        EntryId target = resolve(entry, aliases);
        if (!target.equals(entry)) {
            Optional<Clock> since = Optional.of(aliases.get(entry).first());
            return new Shown(entry, Existence.UNKNOWN, since, Map.of(), Optional.of(target), since, 0);
        }
        FoldState state = new FoldState(Shown.nothing(entry));
        for (Said one : said) {
            if (counts(one, entry, aliases)) {
                state.hear(one);
            }
        }
        return state.shown();
    }

    /**
     * The same as {@code fold(cached.entry(), after)}, and much cheaper where the statement comes last of all by its clock,
     * which is what a live feed mostly sends.
     *
     * @param cached the fold of {@code before}
     * @param after {@code before} with the statement
     */
    public static Shown advance(
            Shown cached, EntrySet before, EntrySet after, Origin origin, Statement statement, int mappingVersion) {
        if (before == after) {
            return cached;
        }
        boolean simple = before instanceof SubjectSet
                && !before.knows(origin.message())
                && cached.aliasOf().isEmpty()
                && speaksOf(statement, cached.entry());
        Clock clock = Clocks.of(origin, statement);
        if (!simple || cached.latest().map(last -> clock.compareTo(last) <= 0).orElse(false)) {
            return fold(cached.entry(), after);
        }
        FoldState state = new FoldState(cached);
        Told told = Told.of(statement);
        state.hear(new Said(clock, clock, origin.feed(), mappingVersion, told.entry(), told.content()));
        return state.shown();
    }

    private static boolean speaksOf(Statement statement, EntryId entry) {
        return (statement instanceof Assert it && it.entry().equals(entry))
                || (statement instanceof Retract that && that.entry().equals(entry));
    }

    static boolean counts(Said said, EntryId entry, Map<EntryId, Said> aliases) {
        return said.entry().isPresent()
                && !(said.content() instanceof Content.AliasOf)
                && resolve(said.entry().get(), aliases).equals(entry);
    }

    /** Of each entry that is an alias, the last word on whose. */
    static Map<EntryId, Said> aliases(List<Said> said) {
        Map<EntryId, Said> aliases = null;
        for (Said one : said) {
            if (one.content() instanceof Content.AliasOf) {
                aliases = aliases == null ? new HashMap<>() : aliases;
                aliases.put(one.entry().orElseThrow(), one);
            }
        }
        return aliases == null ? Map.of() : aliases;
    }

    /** The end of the chain of aliases; of a circle, its smallest member, from wherever one enters it. */
    static EntryId resolve(EntryId entry, Map<EntryId, Said> aliases) {
        if (!aliases.containsKey(entry)) {
            return entry;
        }
        Set<EntryId> seen = new LinkedHashSet<>();
        EntryId at = entry;
        while (seen.add(at)) {
            Said alias = aliases.get(at);
            if (alias == null) {
                return at;
            }
            at = ((Content.AliasOf) alias.content()).target();
        }
        EntryId again = at;
        return seen.stream()
                .dropWhile(one -> !one.equals(again))
                .min(EntryId::compareTo)
                .orElseThrow();
    }
}
