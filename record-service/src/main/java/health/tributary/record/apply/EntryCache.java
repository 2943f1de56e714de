package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Entries that were read or written lately, bounded by the heap they hold. What it says may be out of date; a write that
 * relies on it then fails by its revision, and a set that is older than the store's holds nothing that the store's lacks.
 */
final class EntryCache {
    private final long maxBytes;
    private final Map<EntryId, KnownEntry> entries = new LinkedHashMap<>(1_024, 0.75f, true);
    private long bytes;

    EntryCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized Map<EntryId, KnownEntry> some(Collection<EntryId> ids) {
        Map<EntryId, KnownEntry> found = new HashMap<>();
        for (EntryId id : ids) {
            KnownEntry entry = entries.get(id);
            if (entry != null) {
                found.put(id, entry);
            }
        }
        return found;
    }

    synchronized void put(EntryId id, KnownEntry entry) {
        remove(id);
        if (entry.weight() <= maxBytes) {
            entries.put(id, entry.kept());
            bytes += entry.weight();
            Iterator<KnownEntry> oldest = entries.values().iterator();
            while (bytes > maxBytes) {
                bytes -= oldest.next().weight();
                oldest.remove();
            }
        }
    }

    synchronized void remove(EntryId id) {
        KnownEntry old = entries.remove(id);
        if (old != null) {
            bytes -= old.weight();
        }
    }

    synchronized void clear() {
        entries.clear();
        bytes = 0;
    }
}
