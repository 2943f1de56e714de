package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;

/**
 * The business keys of an order, its report and its results.
 *
 * @param placer namespace and placer order number (OBR-2, else ORC-2), or null
 * @param filler namespace and filler order number (OBR-3, else ORC-3), or null
 * @param code what was ordered (OBR-4), or null
 * @param time OBR-7 as it was sent; empty if it was not
 */
record OrderKeys(String placer, String filler, String code, String time) {
    static OrderKeys of(Segment orc, Segment obr, Context context) {
        return new OrderKeys(
                number(2, orc, obr, context),
                number(3, orc, obr, context),
                obr == null ? null : Cwe.key(Composite.of(obr.field(4)), context),
                obr == null ? "" : obr.text(7).trim());
    }

    /** Of the ServiceRequest: by placer number, else by filler number; null if there is neither. */
    String request() {
        return placer != null ? "placer|" + placer : filler != null ? "filler|" + filler : null;
    }

    /** Of the DiagnosticReport: by filler number, else placer number, else time, with the code; null if none of them is there. */
    String report() {
        if (numbered()) {
            return filler != null ? byFiller() : byPlacer();
        }
        return code == null ? null : (time.isEmpty() ? "code|" : "time|" + time + '|') + code;
    }

    /** The key that the report had before it had a filler number. */
    String byPlacer() {
        return "placer|" + placer + '|' + code;
    }

    private String byFiller() {
        return "filler|" + filler + '|' + code;
    }

    /** Whether the order has a number. */
    boolean numbered() {
        return placer != null || filler != null;
    }

    /** Of a result: in its order, by code and sub-id; without an order number by time; with neither by its content. */
    String result(Segment obx, String codeOfResult) {
        String which = codeOfResult + '|' + obx.field(4).wholeText().trim();
        if (numbered()) {
            return report() + '|' + which;
        }
        String observed = obx.text(14).trim();
        String when = observed.isEmpty() ? time : observed;
        return when.isEmpty() ? "content|" + which + '|' + content(obx) : "time|" + when + '|' + which;
    }

    // A long value would cost its length again and tells no more than its beginning and its length.
    private static String content(Segment obx) {
        int length = obx.field(5).length();
        return length > 1_000
                ? "long|" + length
                : obx.field(5).raw() + '|' + obx.field(6).raw();
    }

    private static String number(int field, Segment orc, Segment obr, Context context) {
        String key = obr == null ? null : Ei.key(Composite.of(obr.field(field)), context);
        return key != null || orc == null ? key : Ei.key(Composite.of(orc.field(field)), context);
    }
}
