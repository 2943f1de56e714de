package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.EntryId;

/** References to entries, as JSON. */
public final class Reference {
    private Reference() {}

    /** A reference as an object: {@code {"reference":"Type/id"}}. */
    public static String to(String type, EntryId id) {
        return "{\"reference\":\"" + type + '/' + id.value() + "\"}";
    }

    /** A reference as the member of a name. */
    public static String member(String name, String type, EntryId id) {
        return '"' + name + "\":" + to(type, id);
    }
}
