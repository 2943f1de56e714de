package health.tributary.record.series;

import health.tributary.contract.EntryId;
import java.util.Collection;
import java.util.Set;

/**
 * What writers of series ask of the store. Every document has a revision: one with revision 1 is inserted, which fails when it
 * is there already; one with revision n replaces revision n − 1. Writes are durable when they return, and are no transaction.
 * They return the ids of the documents of which it is <em>not certain</em> that they were written as given.
 */
public interface SeriesStore extends SeriesReads {
    /** Inserts and replaces days; the ids that must be read again. */
    Set<EntryId> writeDays(Collection<StoredDay> days);

    /** Inserts and replaces slices; the keys that must be read again. */
    Set<StoredSlice.Key> writeSlices(Collection<StoredSlice> slices);
}
