package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All names of some entries: what they are names of, what is a name of them, and so on. Pure. */
public final class Names {
    private Names() {}

    /**
     * The entries with all their other names.
     *
     * @param aliases of entries that are names, of what
     */
    public static Set<EntryId> of(Collection<EntryId> entries, Map<EntryId, EntryId> aliases) {
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
}
