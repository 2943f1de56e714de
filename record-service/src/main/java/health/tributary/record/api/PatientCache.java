package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.fold.CanonicalResource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Persons' Patients by what they were made from. A Patient is a pure function of its sources' entries, so one that was made from
 * the same revisions of the same entries is never out of date: it is asked for with the revisions that the store has now.
 */
final class PatientCache {
    private static final int OVERHEAD_BYTES = 400;

    private final long maxBytes;
    private final Map<Sources, CanonicalResource> patients = new LinkedHashMap<>(1_024, 0.75f, true);
    private long bytes;

    PatientCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * What a Patient is made from.
     *
     * @param person whose
     * @param revisions of the entries that it is made from
     */
    record Sources(PersonId person, Map<EntryId, Long> revisions) {
        static Sources of(PersonId person, List<ShownEntry> entries) {
            Map<EntryId, Long> revisions = new TreeMap<>();
            entries.forEach(entry -> revisions.put(entry.id(), entry.revision()));
            return new Sources(person, revisions);
        }
    }

    synchronized Optional<CanonicalResource> of(Sources sources) {
        return Optional.ofNullable(patients.get(sources));
    }

    synchronized void put(Sources sources, CanonicalResource patient) {
        if (weight(patient) > maxBytes || patients.containsKey(sources)) {
            return;
        }
        patients.put(sources, patient);
        bytes += weight(patient);
        Iterator<CanonicalResource> oldest = patients.values().iterator();
        while (bytes > maxBytes) {
            bytes -= weight(oldest.next());
            oldest.remove();
        }
    }

    private static long weight(CanonicalResource patient) {
        return OVERHEAD_BYTES + 2L * patient.json().length();
    }
}
