package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;

/** References to entries, as JSON. */
final class Reference {
    private Reference() {}

    /** A reference as an object: {@code {"reference":"Type/id"}}. */
    static String to(String type, EntryId id) {
        return "{\"reference\":\"" + type + '/' + id.value() + "\"}";
    }

    /** A reference as the member of a name. */
    static String member(String name, String type, EntryId id) {
        return '"' + name + "\":" + to(type, id);
    }
}
