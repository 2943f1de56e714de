package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.BatchDraft;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The practitioners, organisations and locations that one message names: entries of the feed's directory subject, each stated
 * once a message however often it is named.
 */
public final class Directory {
    private final FeedView view;
    private final BatchDraft batch;
    private final Optional<Instant> stated;
    private final Map<String, EntryDraft> named = new HashMap<>();
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
        if (!named.containsKey(id.value())) {
            named.put(id.value(), batch.assertion(type, id, stated));
            more(id.value(), place, rule, fill);
        }
        return id.value();
    }

    /** Adds what another field says of an entry that the message has named; slots that it has already stay. */
    public void more(String id, String place, String rule, DirectorySlots.Fill fill) {
        EntryDraft draft = named.get(id);
        // A writer of its own: the caller may be in the middle of writing the reference. Entries may name further
        // entries.
        JsonWriter writer = json == null ? new JsonWriter() : json;
        json = null;
        fill.fill((key, slot) -> {
            slot.write(writer);
            String text = writer.take();
            if (text != null) {
                draft.putIfAbsent(new Slot(key, 0, text, place, rule));
            }
        });
        json = writer;
    }

    /** What was said of it. */
    public BatchDraft batch() {
        return batch;
    }
}
