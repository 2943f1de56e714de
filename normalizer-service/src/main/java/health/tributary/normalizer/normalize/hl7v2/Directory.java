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
    private final BatchDraft batch;
    private final Optional<Instant> stated;
    private final Map<String, EntryId> named = new HashMap<>();
    private JsonWriter json;

    Directory(BatchDraft batch, Optional<Instant> stated) {
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
        String name = type + '|' + businessKey;
        EntryId known = named.get(name);
        if (known != null) {
            return known.value();
        }
        EntryId id = batch.entryId(type, businessKey);
        named.put(name, id);
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

    BatchDraft batch() {
        return batch;
    }
}
