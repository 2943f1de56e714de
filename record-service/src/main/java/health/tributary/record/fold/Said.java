package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Clock;
import java.util.Comparator;
import java.util.Optional;

/**
 * One statement that stands, as the fold reads it.
 *
 * @param clock where it stands in the order of all statements; of a directory's content, when it was last said
 * @param first of a directory's content, when it was first said; else the clock itself
 * @param feed who said it
 * @param mappingVersion of the rules that read the message
 * @param entry of which entry; empty for a set snapshot, which is of the subject
 * @param content what
 */
public record Said(
        Clock clock, Clock first, FeedId feed, int mappingVersion, Optional<EntryId> entry, Content content) {
    // Past the clock only directory contents and the joined sets of aliases can tie; the rest makes the order total.
    static final Comparator<Said> ORDER = Comparator.comparing(Said::clock)
            .thenComparingInt(Said::mappingVersion)
            .thenComparing(said -> said.entry().map(EntryId::value).orElse(""))
            .thenComparing(said -> said.content().canonical());
}
