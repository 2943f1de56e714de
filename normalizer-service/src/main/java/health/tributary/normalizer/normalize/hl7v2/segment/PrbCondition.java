package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import java.util.Locale;

/** PRB[Condition]: an item of the problem list. There is no official table; this is the project's own. */
public final class PrbCondition {
    private static final String CLINICAL = "\"clinicalStatus\":{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    public static final SegmentMap MAP = SegmentMap.of("PRB", "Condition")
            .object(3, "code", Cwe::concept)
            .list(4, "identifier", Ei::identifier)
            .datum(7, "recordedDate", Dtm::dateTime)
            .list(10, "category", Cwe::concept)
            .row(13, "verificationStatus", PrbCondition::verification)
            .choice(16, "onset[x]", "onsetDateTime", Dtm::dateTime)
            .choice(17, "onset[x]", "onsetString", St::string)
            .when(prb -> !prb.field(16).isPresent())
            .object(26, "severity", Cwe::concept);

    private PrbCondition() {}

    /**
     * The clinical status and the end. PRB-9 says that the problem is resolved; PRB-14 says how it stands, in codes that are the
     * site's own. A problem that is active again has no end (FHIR's constraint con-4), so the two are said together. Where neither
     * speaks, active has rank 0.
     */
    public static void putStatus(Segment prb, EntryDraft problem, Context context) {
        String said = clinical(prb.text(14).trim(), prb.text(14, 2).trim());
        // What is no time, such as zeros, is warned of and ends nothing.
        boolean ended = prb.field(9).isPresent() && Dtm.parsed(Composite.of(prb.field(9)), context) != null;
        boolean present = said == null || said.equals("active") || said.equals("recurrence");
        String status = !ended ? said : present ? "resolved" : said;
        boolean reopened = prb.field(9).isNull();
        if (status == null && reopened) {
            status = "active";
        }
        String place = prb.location() + (ended || reopened ? "-9" : "-14");
        String json = CLINICAL + (status == null ? "active" : status) + "\"}]}";
        problem.put(new Slot("clinicalStatus", status == null ? 0 : 1, json, place, MAP.rule()));
        if (ended) {
            Dtm.dateTime("abatementDateTime", Composite.of(prb.field(9)), context, context.json());
            problem.put(new Slot("abatement[x]", 1, context.json().take(), place, MAP.rule()));
        } else if (status != null && present) {
            problem.put(new Slot("abatement[x]", 1, null, place, MAP.rule()));
        }
    }

    /** What a site's code or text for the life cycle means, or null. */
    private static String clinical(String code, String text) {
        for (String word : new String[] {code, text}) {
            switch (word.toUpperCase(Locale.ROOT)) {
                case "A", "AC", "ACTIVE", "CURRENT", "CHRONIC", "ACUTE" -> {
                    return "active";
                }
                case "I", "IN", "INACTIVE" -> {
                    return "inactive";
                }
                case "R", "RE", "RESOLVED", "CLOSED" -> {
                    return "resolved";
                }
                case "REC", "RECURRENCE", "RECURRENT" -> {
                    return "recurrence";
                }
                case "REM", "REMISSION", "IN REMISSION" -> {
                    return "remission";
                }
                default -> {
                    // Another word may say it.
                }
            }
        }
        return null;
    }

    private static void verification(Segment prb, Context context, JsonWriter out) {
        Composite value = Composite.of(prb.field(13));
        String code = verified(value.text(1).trim());
        code = code == null ? verified(value.text(2).trim()) : code;
        if (code == null) {
            context.warn(value.place(), "no confirmation status that is known; left out");
            return;
        }
        out.object("verificationStatus").list("coding").item();
        out.plain("system", VERIFICATION).plain("code", code).close().close().close();
    }

    private static String verified(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "C", "CONFIRMED" -> "confirmed";
            case "P", "PROVISIONAL", "PRELIMINARY" -> "provisional";
            case "D", "DIFFERENTIAL" -> "differential";
            case "U", "UNCONFIRMED", "SUSPECTED" -> "unconfirmed";
            case "R", "REFUTED", "RULED OUT" -> "refuted";
            default -> null;
        };
    }
}
