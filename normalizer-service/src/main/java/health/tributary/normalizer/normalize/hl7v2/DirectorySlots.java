package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.normalizer.normalize.draft.JsonWriter;

/** Takes the slots of an entry of the feed's directory; a slot that nothing is written into is not there. */
@FunctionalInterface
public interface DirectorySlots {
    void slot(String key, Json json);

    /** Writes a slot's JSON. */
    @FunctionalInterface
    interface Json {
        void write(JsonWriter out);
    }

    /** Says the slots of one entry. */
    @FunctionalInterface
    interface Fill {
        void fill(DirectorySlots slots);
    }
}
