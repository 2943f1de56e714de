package health.tributary.normalizer.normalize.hl7v2.message.request;

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
public record OrderKeys(String placer, String filler, String code, String time) {
    static OrderKeys of(OrderGroup group, Context context) {
        Segment orc = group.orc;
        Segment obr = group.obr;
        String placer = number(2, orc, obr, context);
        String filler = number(3, orc, obr, context);
        boolean child = filler != null && placer != null && isOfParent(2, placer, group, context);
        return new OrderKeys(
                child && !isOfParent(3, filler, group, context) ? null : placer,
                filler,
                obr == null ? null : Cwe.key(Composite.of(obr.field(4)), context),
                obr == null ? "" : obr.text(7).trim());
    }

    /** Of the ServiceRequest: by placer number, else by filler number; null if there is neither. */
    String request() {
        return placer != null ? placer(placer) : filler != null ? filler(filler) : null;
    }

    /** Of an order that is placed: as of the ServiceRequest; without a number by time, else by code alone; null if there is no code either. */
    String order(String ordered) {
        String numbered = request();
        if (numbered != null || code == null) {
            return numbered;
        }
        String when = ordered.isEmpty() ? time : ordered;
        return (when.isEmpty() ? "code|" : "time|" + when + '|') + code;
    }

    /** The key of an order by its placer's number. */
    static String placer(String number) {
        return "placer|" + number;
    }

    /** The key of an order by its filler's number. */
    static String filler(String number) {
        return "filler|" + number;
    }

    /** Of the DiagnosticReport: by filler number, else placer number, else time, with the code; null if none of them is there. */
    public String report() {
        if (numbered()) {
            return filler != null ? byFiller() : byPlacer();
        }
        return code == null ? null : (time.isEmpty() ? "code|" : "time|" + time + '|') + code;
    }

    /** The key that the report had before it had a filler number. */
    public String byPlacer() {
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
        String which = which(obx, codeOfResult);
        if (numbered()) {
            return report() + '|' + which;
        }
        String observed = obx.text(14).trim();
        String when = observed.isEmpty() ? time : observed;
        return when.isEmpty() ? "content|" + which + '|' + content(obx) : "time|" + when + '|' + which;
    }

    /** Of an answer to a question that an order asks, in the order. */
    String answer(String order, Segment obx, String codeOfResult) {
        return order + "|answer|" + which(obx, codeOfResult);
    }

    private static String which(Segment obx, String codeOfResult) {
        return codeOfResult + '|' + obx.field(4).wholeText().trim();
    }

    // A long value would cost its length again and tells no more than its beginning and its length.
    private static String content(Segment obx) {
        int length = obx.field(5).length();
        return length > 1_000
                ? "long|" + length
                : obx.field(5).raw() + '|' + obx.field(6).raw();
    }

    // Children of an order have the placer's number of their parent (chapter 4, ORC-1 PA and CH): only the filler's is
    // theirs. With both
    // numbers of its parent, it is no order of its own.
    private static boolean isOfParent(int field, String number, OrderGroup group, Context context) {
        int part = field - 1;
        return number.equals(parent(group.obr, 29, part, context))
                || number.equals(parent(group.orc, 8, part, context))
                || (group.parent != null && number.equals(Ei.key(Composite.of(group.parent.field(field)), context)));
    }

    private static String parent(Segment segment, int field, int part, Context context) {
        return segment == null || !segment.field(field).isPresent()
                ? null
                : Ei.key(Composite.of(segment.field(field)).inner(part), context);
    }

    private static String number(int field, Segment orc, Segment obr, Context context) {
        String key = obr == null ? null : Ei.key(Composite.of(obr.field(field)), context);
        return key != null || orc == null ? key : Ei.key(Composite.of(orc.field(field)), context);
    }
}
