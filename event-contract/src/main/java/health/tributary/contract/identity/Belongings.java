package health.tributary.contract.identity;

import health.tributary.contract.EntryId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A subject's visits and accounts, so far as moves ask: by which other names they go, and what is charged to what. Pure.
 *
 * @param visits of visits that are names of others, of which
 * @param accounts of accounts that are names of others, of which
 * @param charged of visits, also retracted ones, the accounts that they name, as references
 */
public record Belongings(
        Map<EntryId, EntryId> visits, Map<EntryId, EntryId> accounts, Map<EntryId, List<String>> charged) {
    /** The resource type of a visit. */
    public static final String VISIT = "Encounter";

    /** The resource type of an account. */
    public static final String ACCOUNT = "Account";

    public Belongings {
        visits = Map.copyOf(visits);
        accounts = Map.copyOf(accounts);
        charged = Map.copyOf(charged);
    }

    /**
     * What moves with each of the subject's moves, as references: what moved by all its names, and the visits of an account, but for
     * those that moved by themselves.
     *
     * @param separately the visits that did
     */
    public Map<Move, Set<String>> moving(Collection<Move> moves, Set<EntryId> separately) {
        Set<EntryId> apart = names(separately, visits);
        Map<Move, Set<String>> moving = new HashMap<>();
        for (Move move : moves) {
            Set<EntryId> itself = names(Set.of(move.entry()), move.ofVisit() ? visits : accounts);
            Set<String> references = references(move.type(), itself);
            if (!move.ofVisit()) {
                Set<EntryId> along = new HashSet<>();
                charged.forEach((visit, named) -> {
                    if (named.stream().anyMatch(references::contains)) {
                        along.add(visit);
                    }
                });
                Set<EntryId> all = names(along, visits);
                all.removeAll(apart);
                references.addAll(references(VISIT, all));
            }
            moving.put(move, references);
        }
        return moving;
    }

    /** The entries with what they are names of, what is a name of them, and so on. */
    private static Set<EntryId> names(Set<EntryId> entries, Map<EntryId, EntryId> aliases) {
        Set<EntryId> all = new TreeSet<>(entries);
        boolean grows = !aliases.isEmpty();
        while (grows) {
            grows = false;
            for (Map.Entry<EntryId, EntryId> alias : aliases.entrySet()) {
                if (all.contains(alias.getKey()) || all.contains(alias.getValue())) {
                    grows |= all.add(alias.getKey());
                    grows |= all.add(alias.getValue());
                }
            }
        }
        return all;
    }

    private static Set<String> references(String type, Set<EntryId> entries) {
        Set<String> references = new HashSet<>();
        entries.forEach(entry -> references.add(type + '/' + entry));
        return references;
    }

    @Override
    public String toString() {
        return "Belongings(redacted)";
    }
}
