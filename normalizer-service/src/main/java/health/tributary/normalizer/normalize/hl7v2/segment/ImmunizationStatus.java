package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ImmunizationMaps;

/**
 * Immunization.status and what depends on it, from RXA-20 (HL7 table 0322) and RXA-18. Where RXA-20 is empty the vaccine was given, with rank
 * 0: an update that does not repeat a refusal takes it not back. The reason is said with each status, so that one of a former refusal
 * never stays beside a vaccination; where RXA-18 has none, RXA-20 tells a refusal from what was just not given.
 */
public final class ImmunizationStatus {
    private static final String RULE = RxaImmunization.MAP.rule();
    private static final String REFUSED = "RE";

    private ImmunizationStatus() {}

    /** Whether RXA says that the vaccine was refused. */
    public static boolean isRefusal(Segment rxa) {
        return rxa.text(20).trim().equals(REFUSED) || rxa.field(18).isPresent();
    }

    /** Puts status, its reason, and whether only a part was given. */
    public static void put(Segment rxa, EntryDraft immunization, Context context) {
        String place = rxa.location().toString();
        Composite completion = Composite.of(rxa.field(20));
        Concept status = ImmunizationMaps.STATUS.get(completion.text(1).trim());
        if (status == null && completion.isPresent()) {
            context.warn(place + "-20", "no code of HL7 table 0322; counts as given");
        }
        int rank = status == null ? 0 : 1;
        boolean given = status == null || status.code().equals("completed");
        immunization.put(new Slot(
                "status", rank, "\"status\":\"" + (given ? "completed" : "not-done") + '"', place + "-20", RULE));
        immunization.put(new Slot("statusReason", rank, given ? null : reason(rxa, context), place + "-18", RULE));
        boolean partly = completion.text(1).trim().equals("PA");
        immunization.put(new Slot("isSubpotent", rank, partly ? "\"isSubpotent\":true" : null, place + "-20", RULE));
    }

    private static String reason(Segment rxa, Context context) {
        context.json().object("statusReason");
        if (rxa.field(18).isPresent()) {
            Cwe.concept(Composite.of(rxa.field(18)), context, context.json());
        } else {
            context.json().list("coding").item();
            context.json().plain("system", "http://terminology.hl7.org/CodeSystem/v2-0322");
            context.json().code("code", rxa.text(20).trim()).close().close();
        }
        return context.json().close().take();
    }
}
