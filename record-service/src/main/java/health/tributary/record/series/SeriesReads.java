package health.tributary.record.series;

import health.tributary.contract.EntryId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What readers of series ask of the store. Safe for many threads. Throws when the store does not answer in time. */
public interface SeriesReads {
    /** A page of days that show something, ordered by id. */
    List<ShownDay> search(DaySearch search);

    /** All days of a search that show something, in no order, without their resources; its {@code after} plays no role. */
    List<ShownDay> portions(DaySearch search);

    /** The days of these ids, with their sets; unknown ones are left out. */
    Map<EntryId, StoredDay> days(Collection<EntryId> ids);

    /** The slices of these keys; unknown ones are left out. */
    Map<StoredSlice.Key, StoredSlice> slices(Collection<StoredSlice.Key> keys);
}
