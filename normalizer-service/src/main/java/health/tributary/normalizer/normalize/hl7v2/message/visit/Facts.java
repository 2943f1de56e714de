package health.tributary.normalizer.normalize.hl7v2.message.visit;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.AccObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.ConObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.Db1Observation;
import health.tributary.normalizer.normalize.hl7v2.segment.DrgObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.PdaRows;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.util.Optional;

/**
 * Facts of a visit that are neither diagnoses nor results: the accident (ACC), the case group (DRG), the death (PDA), a disability
 * (DB1), a consent to treatment (CON). R4 has resources for them only within claims, which are not made; so they are Observations, and what was
 * done at a death is a Procedure.
 */
public final class Facts {
    private static final String OBSERVATION = "Observation";
    private static final String PROCEDURE = "Procedure";

    private final Optional<EntryDraft> encounter;
    private final Context context;

    private Facts(Optional<EntryDraft> encounter, Context context) {
        this.encounter = encounter;
        this.context = context;
    }

    /** States those of a message. */
    public static void put(Optional<EntryDraft> encounter, Context context) {
        Facts facts = new Facts(encounter, context);
        for (Segment segment : context.segments().all()) {
            switch (segment.name()) {
                case "ACC" -> facts.accident(segment);
                case "DRG" -> facts.caseGroup(segment);
                case "PDA" -> facts.death(segment);
                case "DB1" -> facts.disability(segment);
                case "CON" -> facts.consent(segment);
                default -> {
                    // Others have mappers of their own.
                }
            }
        }
    }

    private void accident(Segment acc) {
        String number = Ei.key(Composite.of(acc.field(13)), context);
        String key = number != null
                ? "id|" + number
                : visit().orElse("at|" + acc.text(1).trim());
        observation("accident|" + key, AccObservation.CODE, AccObservation.MAP, acc);
    }

    private void caseGroup(Segment drg) {
        observation("case-group|" + visit().orElse(""), DrgObservation.CODE, DrgObservation.MAP, drg);
    }

    /** One death, whatever visit it ended. */
    private void death(Segment pda) {
        ofDeath("cause", PdaRows.CAUSE_CODE, PdaRows.CAUSE, pda, 1);
        ofDeath("place", PdaRows.PLACE_CODE, PdaRows.PLACE, pda, 2);
        ofDeath("coroner", PdaRows.CORONER_CODE, PdaRows.CORONER, pda, 9);
        boolean certified = told(pda, 4, 5);
        done("certification", PdaRows.CERTIFICATION_CODE, PdaRows.CERTIFICATION, pda, 3, certified);
        boolean opened = told(pda, 7, 8);
        done("autopsy", PdaRows.AUTOPSY_CODE, PdaRows.AUTOPSY, pda, 6, opened);
    }

    /** Whether it is told when or by whom something was done; zeros in place of the time tell nothing. */
    private boolean told(Segment pda, int when, int who) {
        return pda.field(who).isPresent() || Dtm.parsed(Composite.of(pda.field(when)), context) != null;
    }

    private void ofDeath(String what, String code, SegmentMap map, Segment pda, int field) {
        if (pda.field(field).isPresent()) {
            observation("death|" + what, code, map, pda);
        } else if (pda.field(field).isNull()) {
            retract(OBSERVATION, "death|" + what);
        }
    }

    /** What was done at a death, as an indicator says (Y, N), or by whom and when it was. */
    private void done(String what, String code, SegmentMap map, Segment pda, int indicator, boolean told) {
        if (!told && pda.field(indicator).isNull()) {
            retract(PROCEDURE, "death|" + what);
        } else if (told || pda.field(indicator).isPresent()) {
            String said = pda.text(indicator).trim();
            String status = said.equals("N") ? "not-done" : told || said.equals("Y") ? "completed" : "unknown";
            EntryDraft fact = begin(PROCEDURE, "death|" + what, map, pda);
            String place = pda.location() + "-" + indicator;
            fact.put(new Slot("status", 0, "\"status\":\"" + status + '"', place, map.rule()));
            fact.put(new Slot("code", 0, code, place, map.rule()));
        }
    }

    private void retract(String type, String key) {
        context.patient().retract(type, context.patient().entryId(type, key), context.stated());
    }

    private void disability(Segment db1) {
        String whose = db1.text(2).trim();
        if (!whose.isEmpty() && !whose.equals("PT")) {
            context.warn(db1.location() + "-2", "a disability of another person than the patient; left out");
            return;
        }
        observation("disability|" + db1.text(5).trim(), Db1Observation.CODE, Db1Observation.MAP, db1);
    }

    private void consent(Segment con) {
        String number = Ei.key(Composite.of(con.field(4)), context);
        String type = Cwe.key(Composite.of(con.field(2)), context);
        if (number == null && type == null) {
            context.warn(con.location().toString(), "a consent without number or type; left out");
            return;
        }
        String key = number != null ? "id|" + number : "type|" + visit().orElse("") + '|' + type;
        observation("consent|" + key, null, ConObservation.MAP, con);
    }

    /** The visit, else the account. */
    private Optional<String> visit() {
        return encounter
                .map(draft -> "visit|" + draft.entry())
                .or(() -> context.segments()
                        .first("PID")
                        .map(pid -> Cx.key(Composite.of(pid.field(18)), context))
                        .map(account -> "account|" + account));
    }

    /**
     * An observation.
     *
     * @param code null where the table fills it
     */
    private void observation(String key, String code, SegmentMap map, Segment from) {
        EntryDraft fact = begin(OBSERVATION, key, map, from);
        String place = from.location().toString();
        fact.put(new Slot("status", 0, "\"status\":\"final\"", place, map.rule()));
        if (code != null) {
            fact.put(new Slot("code", 0, code, place, map.rule()));
        }
    }

    private EntryDraft begin(String type, String key, SegmentMap map, Segment from) {
        EntryId id = context.patient().entryId(type, key);
        EntryDraft fact = context.patient().assertion(type, id, context.stated());
        map.fill(from, fact, context);
        fact.put(context.about("subject", map.rule()));
        encounter.ifPresent(
                visit -> fact.put(new Slot("encounter", 0, Encounters.reference(visit.entry()), "PV1", map.rule())));
        return fact;
    }
}
