package health.tributary.record.apply;

import health.tributary.contract.SubjectId;
import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Shown;

/**
 * What of a stored entry it takes to add to it, its set decoded.
 *
 * @param revision of the stored document
 * @param shown the fold of the set
 * @param weight bytes of heap that it holds, about
 * @param fresh whether it was read just now; else another applier may have added to the entry since
 */
record KnownEntry(
        SubjectId subject,
        String type,
        boolean directory,
        long revision,
        EntrySet set,
        Shown shown,
        int weight,
        boolean fresh) {
    // Measured: decoded, a set takes some six times its bytes, its fold included.
    private static final int HEAP_OF_A_SET_BYTE = 6;
    private static final int HEAP_AT_LEAST = 1_500;

    static KnownEntry read(StoredEntry stored) {
        EntrySet set =
                stored.set().length == 0 ? EntrySet.empty(stored.directory()) : EntrySetCodec.decode(stored.set());
        return of(stored, set, Fold.fold(stored.id(), set), true);
    }

    static KnownEntry written(StoredEntry stored, EntrySet set, Shown shown) {
        return of(stored, set, shown, false);
    }

    private static KnownEntry of(StoredEntry stored, EntrySet set, Shown shown, boolean fresh) {
        int weight = HEAP_AT_LEAST + HEAP_OF_A_SET_BYTE * stored.set().length;
        return new KnownEntry(
                stored.subject(), stored.type(), stored.directory(), stored.revision(), set, shown, weight, fresh);
    }

    KnownEntry kept() {
        return fresh ? new KnownEntry(subject, type, directory, revision, set, shown, weight, false) : this;
    }
}
