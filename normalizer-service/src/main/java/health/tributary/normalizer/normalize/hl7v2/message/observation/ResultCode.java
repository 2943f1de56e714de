package health.tributary.normalizer.normalize.hl7v2.message.observation;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import java.util.Locale;
import java.util.Map;

/**
 * What was observed (OBX-3). A suffix behind its code says which part of a report it is: {@code 71020&IMP} is the impression of what 71020 is the
 * code of, {@code &IMP} of what was ordered (chapter 7, section 7.2.4). FHIR has no place for it but the text.
 */
final class ResultCode {
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("IMP", "Impression"),
            Map.entry("REC", "Recommendation"),
            Map.entry("GDT", "Description"),
            Map.entry("MDT", "Microscopic description"),
            Map.entry("ADT", "Addendum"),
            Map.entry("CNP", "Confirming procedure"),
            Map.entry("MED", "Procedure medication"),
            Map.entry("ANT", "Anatomic site"),
            Map.entry("DEV", "Device"),
            Map.entry("SER", "Serial number of the device"),
            Map.entry("TCM", "Technician's comment"));

    private ResultCode() {}

    /** What tells it from other results; null if nothing does. */
    static String key(Composite identifier, Context context) {
        String key = Cwe.key(identifier, context);
        String suffix = suffix(identifier);
        return suffix.isEmpty() ? key : (key == null ? "" : key) + '&' + suffix;
    }

    /** Writes the members of the CodeableConcept. */
    static void members(Composite identifier, OrderScope scope, Context context, JsonWriter out) {
        String suffix = suffix(identifier);
        if (suffix.isEmpty()) {
            Cwe.concept(identifier, context, out);
            return;
        }
        boolean ofOrder = identifier.text(1).isBlank() && !identifier.has(4) && scope.obr() != null;
        out.list("coding");
        Cwe.codings(ofOrder ? Composite.of(scope.obr().field(4)) : identifier, context, out);
        out.close();
        String part = PARTS.getOrDefault(suffix, suffix);
        String words = Cwe.text(identifier).strip();
        boolean said = words.toUpperCase(Locale.ROOT).contains(part.toUpperCase(Locale.ROOT));
        out.text("text", words.isEmpty() ? part : said || ofOrder ? words : words + " (" + part + ')');
    }

    private static String suffix(Composite identifier) {
        Composite code = identifier.inner(1);
        return code.has(2) ? code.text(2).trim().toUpperCase(Locale.ROOT) : "";
    }
}
