package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.BatchDraft;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The practitioners, organisations and locations that one message names: entries of the feed's directory subject, each stated
 * once a message however often it is named.
 */
public final class Directory {
    private final FeedView view;
    private final BatchDraft batch;
    private final Optional<Instant> stated;
    private final Set<EntryId> named = new HashSet<>();
    private JsonWriter json;

    /** A message's directory, which says nothing yet. */
    public Directory(FeedView view, BatchDraft batch, Optional<Instant> stated) {
        this.view = view;
        this.batch = batch;
        this.stated = stated;
    }

    /**
     * The id of an entry, which is stated if this is the first time that the message names it.
     *
     * @param place where the message names it
     * @param rule the mapping rule
     */
    public String entry(String type, String businessKey, String place, String rule, DirectorySlots.Fill fill) {
        EntryId id = view.directoryEntry(type, businessKey);
        if (!named.add(id)) {
            return id.value();
        }
        EntryDraft draft = batch.assertion(type, id, stated);
        // A writer of its own: the caller may be in the middle of writing the reference. Entries may name further
        // entries.
        JsonWriter writer = json == null ? new JsonWriter() : json;
        json = null;
        fill.fill((key, slot) -> {
            slot.write(writer);
            String text = writer.take();
            if (text != null) {
                draft.put(new Slot(key, 0, text, place, rule));
            }
        });
        json = writer;
        return id.value();
    }

    /** What was said of it. */
    public BatchDraft batch() {
        return batch;
    }
}
