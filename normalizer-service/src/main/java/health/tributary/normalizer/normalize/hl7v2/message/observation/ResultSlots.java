package health.tributary.normalizer.normalize.hl7v2.message.observation;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;

/**
 * Fills the slots of one result or report that rank by the class of its status: what is final stands above all that is
 * preliminary. What goes in is what was written into the context's writer since the last slot.
 */
public final class ResultSlots {
    private final EntryDraft entry;
    private final int rank;
    private final String place;
    private final String rule;
    private final JsonWriter json;

    /** Slots of an entry with a rank; {@code place} is the segment, such as {@code OBX[3]}. */
    public ResultSlots(EntryDraft entry, int rank, String place, String rule, Context context) {
        this.entry = entry;
        this.rank = rank;
        this.place = place;
        this.rule = rule;
        this.json = context.json();
    }

    /** A ranked slot, if something was written. */
    public boolean ranked(String key, int field) {
        String text = json.take();
        if (text != null) {
            entry.put(new Slot(key, rank, text, source(field), rule));
        }
        return text != null;
    }

    /** A ranked slot, cleared if nothing was written: the result as a whole says that there is none. */
    void rankedOrClear(String key, int field) {
        entry.put(new Slot(key, rank, json.take(), source(field), rule));
    }

    /** A ranked slot of known content, or a clearing one if that is null. */
    public void ranked(String key, String text, int field) {
        entry.put(new Slot(key, rank, text, source(field), rule));
    }

    /** A ranked slot from another segment. */
    public void ranked(String key, String text, String source) {
        entry.put(new Slot(key, rank, text, source, rule));
    }

    /** A slot that holds whatever the status is, if something was written. */
    public boolean plain(String key, int field) {
        String text = json.take();
        if (text != null) {
            entry.put(new Slot(key, 0, text, source(field), rule));
        }
        return text != null;
    }

    private String source(int field) {
        return place + '-' + field;
    }
}
