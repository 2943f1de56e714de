package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.util.Locale;

/**
 * MedicationAdministration.status and its reason, from RXA-21 (HL7 table 0323), RXA-20 (table 0322) and RXA-18. A reason why not (RXA-18) says
 * that nothing was given, unless RXA-20 says otherwise. The reason is said with each status, so that one of a former refusal never
 * stays beside what was given after all; where RXA-18 has none, RXA-20 tells a refusal from what was just not given.
 */
public final class AdministrationStatus {
    private static final String RULE = RxaMedicationAdministration.MAP.rule();
    private static final String PARTIAL = "\"status\":\"completed\",\"_status\":{\"extension\":[{\"url\":\""
            + Extensions.ALTERNATE_CODES + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/v2-0322\",\"code\":\"PA\"}]}}]}";

    private AdministrationStatus() {}

    /**
     * Puts both. Where neither RXA-20 nor RXA-18 is filled it is {@code completed}, which is stated of what is added (RXA-21 A) and a suggestion
     * otherwise: an update without a status undoes no deletion.
     */
    public static void put(Segment rxa, EntryDraft entry, Context context) {
        String completion = rxa.text(20).trim();
        if (ActionCode.deletes(rxa, 21)) {
            put("\"status\":\"entered-in-error\"", 1, "-21", reason(rxa, context), rxa, entry);
            return;
        }
        Concept status = PharmacyMaps.ADMINISTRATION_STATUS.get(completion);
        if (status == null && !completion.isEmpty()) {
            context.warn(rxa.location() + "-20", "no code of HL7 table 0322 that is mapped");
        }
        if (completion.toUpperCase(Locale.ROOT).equals("PA")) {
            put(PARTIAL, 1, "-20", reason(rxa, context), rxa, entry);
        } else if (status != null && status.code().equals("completed")) {
            put("\"status\":\"completed\"", 1, "-20", null, rxa, entry);
        } else if (status != null || rxa.field(18).isPresent()) {
            put("\"status\":\"not-done\"", 1, status == null ? "-18" : "-20", reason(rxa, context), rxa, entry);
        } else {
            String json = completion.isEmpty() ? "\"status\":\"completed\"" : "\"status\":\"unknown\"";
            put(json, ActionCode.of(rxa, 21).equals("A") ? 1 : 0, "-20", null, rxa, entry);
        }
    }

    private static void put(String status, int rank, String field, String reason, Segment rxa, EntryDraft entry) {
        entry.put(new Slot("status", rank, status, rxa.location() + field, RULE));
        entry.put(new Slot("statusReason#RXA-18", rank, reason, rxa.location() + "-18", RULE));
    }

    private static String reason(Segment rxa, Context context) {
        JsonWriter out = context.json();
        for (Repetition each : rxa.field(18).repetitions()) {
            out.item();
            Cwe.concept(Composite.of(each), context, out);
            out.close();
        }
        String code = switch (rxa.text(20).trim().toUpperCase(Locale.ROOT)) {
            case "RE", "REFUSED" -> "RE";
            case "NA" -> "NA";
            default -> "";
        };
        if (out.untouched() && !code.isEmpty()) {
            out.item().list("coding").item().plain("system", "http://terminology.hl7.org/CodeSystem/v2-0322");
            out.plain("code", code).close().close().close();
        }
        return out.take();
    }
}
