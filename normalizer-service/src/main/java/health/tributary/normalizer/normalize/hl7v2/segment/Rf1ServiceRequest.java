package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/** RF1[ServiceRequest]: a referral. There is no official table; this is the project's own. */
public final class Rf1ServiceRequest {
    private static final String UNKNOWN_CODE =
            "\"code\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    public static final SegmentMap MAP = SegmentMap.of("RF1", "ServiceRequest")
            .extensionObject(1, "request-statusReason", "valueCodeableConcept", Cwe.ofTable("0283"))
            .row(2, "priority", Rf1ServiceRequest::priority)
            .object(3, "code", Cwe.ofTable("0281"))
            .required(UNKNOWN_CODE)
            .list(4, "orderDetail", Cwe.ofTable("0282"))
            .list(5, "category", Cwe.ofTable("0284"))
            .list(6, "identifier", Ei::identifier)
            .row(7, "occurrence[x]", Rf1ServiceRequest::valid)
            .row(8, "occurrence[x]", Rf1ServiceRequest::valid)
            .when(rf1 -> !rf1.field(7).isPresent())
            .datum(9, "authoredOn", Dtm::dateTime)
            .list(10, "reasonCode", Cwe::concept)
            .list(11, "identifier", Ei::identifier);

    private Rf1ServiceRequest() {}

    /**
     * ServiceRequest.status: a cancellation (I14) revokes, whatever RF1-1 repeats; else RF1-1 (HL7 table 0283) says it: accepted and
     * pending are active, because a referral that has been sent may be acted on; rejected and expired are revoked. An answer or
     * an update without RF1-1 says nothing.
     *
     * @param rf1 null where the message has none
     */
    public static void putStatus(String event, Segment rf1, EntryDraft referral) {
        if (event.equals("I14")) {
            referral.put(new Slot("status", 1, "\"status\":\"revoked\"", "MSH-9", "REF_I14"));
            return;
        }
        String status = switch (ActionCode.of(rf1, 1)) {
            case "A", "P" -> "active";
            case "R", "E" -> "revoked";
            default -> event.equals("I12") ? "active" : null;
        };
        String json = "\"status\":\"" + (status == null ? "unknown" : status) + '"';
        referral.put(new Slot("status", status == null ? 0 : 1, json, rf1.location() + "-1", MAP.rule()));
    }

    /** HL7 table 0280. */
    private static void priority(Segment rf1, Context context, JsonWriter out) {
        switch (rf1.text(2).trim()) {
            case "A" -> out.plain("priority", "asap");
            case "R" -> out.plain("priority", "routine");
            case "S" -> out.plain("priority", "stat");
            default -> context.warn(rf1.location() + "-2", "no code of HL7 table 0280; left out");
        }
    }

    private static void valid(Segment rf1, Context context, JsonWriter out) {
        out.object("occurrencePeriod");
        Dr.between(Composite.of(rf1.field(7)), Composite.of(rf1.field(8)), context, out);
        out.close();
    }
}
