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
 * Immunization.status and what depends on it, from RXA-20 (HL7 table 0322, or words for its codes) and RXA-18. Where RXA-20 says nothing, a
 * reason why not (RXA-18) says that the vaccine was not given; without one it was, with rank 0: an update that does not repeat a
 * refusal takes it not back. The reason is said with each status, so that one of a former refusal never stays beside a vaccination; where
 * RXA-18 has none, RXA-20 tells a refusal from what was just not given.
 */
public final class ImmunizationStatus {
    private static final String RULE = RxaImmunization.MAP.rule();
    private static final String REFUSED = "RE";
    private static final String PARTLY = "PA";

    private ImmunizationStatus() {}

    /** Whether RXA says that the vaccine was refused. */
    public static boolean isRefusal(Segment rxa) {
        return is(REFUSED, completion(rxa)) || rxa.field(18).isPresent();
    }

    /** Puts status, its reason, and whether only a part was given. */
    public static void put(Segment rxa, EntryDraft immunization, Context context) {
        String place = rxa.location().toString();
        Concept completion = completion(rxa);
        boolean excused = rxa.field(18).isPresent();
        boolean given = completion == null
                ? !excused
                : ImmunizationMaps.STATUS.get(completion.code()).code().equals("completed");
        if (completion == null && rxa.field(20).isPresent()) {
            context.warn(place + "-20", "no code of HL7 table 0322; counts as given unless RXA-18 has a reason");
        }
        int rank = completion == null && !excused ? 0 : 1;
        immunization.put(new Slot(
                "status", rank, "\"status\":\"" + (given ? "completed" : "not-done") + '"', place + "-20", RULE));
        immunization.put(
                new Slot("statusReason", rank, given ? null : reason(rxa, completion, context), place + "-18", RULE));
        boolean partly = is(PARTLY, completion);
        immunization.put(new Slot("isSubpotent", rank, partly ? "\"isSubpotent\":true" : null, place + "-20", RULE));
    }

    /** The code of HL7 table 0322 that RXA-20 says; null if it says none. */
    private static Concept completion(Segment rxa) {
        return ImmunizationMaps.COMPLETION.get(rxa.text(20).trim());
    }

    private static boolean is(String code, Concept completion) {
        return completion != null && completion.code().equals(code);
    }

    private static String reason(Segment rxa, Concept completion, Context context) {
        context.json().object("statusReason");
        if (rxa.field(18).isPresent()) {
            Cwe.concept(Composite.of(rxa.field(18)), context, context.json());
        } else {
            context.json()
                    .list("coding")
                    .item()
                    .raw(completion.coding())
                    .close()
                    .close();
        }
        return context.json().close().take();
    }
}
