package health.tributary.record.apply;

import health.tributary.contract.FeedId;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A patient as one source knows them, or a feed's directory.
 *
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 * @param feed the feed of the first receipt
 * @param received the first receipt
 * @param links what may link the subject to others, from its current demographics
 * @param snapshots the encoded set snapshots that were stated of it; empty when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredSubject(
        SubjectId id,
        long revision,
        boolean directory,
        FeedId feed,
        Instant received,
        SortedSet<LinkId> links,
        byte[] snapshots,
        LastWrite lastWrite) {
    public StoredSubject {
        Objects.requireNonNull(id);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(received);
        links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
        Objects.requireNonNull(snapshots);
        Objects.requireNonNull(lastWrite);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }
}
