package health.tributary.normalizer.normalize.hl7v2.message.insurance;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.AuthorizationRows;
import health.tributary.normalizer.normalize.hl7v2.segment.In1Coverage;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.util.List;

/** What insurers have authorised beforehand, as ClaimResponses: IN1-14, IN1-28 and IN3 of a coverage, AUT of a referral. */
public final class Authorizations {
    private static final String TYPE = "ClaimResponse";
    private static final String INSURER = AuthorizationRows.unknown("insurer");

    private Authorizations() {}

    /** States those of a coverage: one for each number; a certification without a number is that of the visit. */
    static void ofCoverage(EntryId coverage, Segment in1, List<Segment> behind, Context context) {
        String number = in1.text(14).trim();
        if (!number.isEmpty()) {
            put(coverage, number, in1, in1, AuthorizationRows.IN1_14, context);
        }
        String admission = in1.text(28).trim();
        if (!admission.isEmpty()) {
            put(coverage, admission, in1, in1, AuthorizationRows.IN1_28, context);
        }
        for (Segment next : behind) {
            if (next.is("IN3")) {
                String certified = next.text(2).trim();
                put(
                        coverage,
                        certified.isEmpty() ? unnumbered(context) : certified,
                        next,
                        in1,
                        AuthorizationRows.IN3,
                        context);
            }
        }
    }

    /** States that of a referral; null if it has no number. */
    public static EntryId ofReferral(Segment aut, Context context) {
        String number = Ei.key(Composite.of(aut.field(6)), context);
        if (number == null) {
            return null;
        }
        return begin("referral|" + number, aut, AuthorizationRows.AUT, context).entry();
    }

    private static String unnumbered(Context context) {
        return "|visit|"
                + context.patient()
                        .first(Encounters.TYPE)
                        .map(visit -> visit.entry().value())
                        .orElse("");
    }

    private static void put(
            EntryId coverage, String number, Segment from, Segment in1, SegmentMap map, Context context) {
        EntryDraft said = begin("coverage|" + coverage + '|' + number, from, map, context);
        JsonWriter out = context.json();
        out.object("insurer");
        In1Coverage.insurer(in1, context, out);
        String insurer = out.close().take();
        String place = in1.location().toString();
        said.put(new Slot(
                "insurer", insurer == null ? 0 : 1, insurer == null ? INSURER : insurer, place + "-4", map.rule()));
        said.put(new Slot(
                "insurance#IN1",
                0,
                "{\"sequence\":1,\"focal\":true,\"coverage\":{\"reference\":\"" + Coverages.COVERAGE + '/' + coverage
                        + "\"}}",
                place,
                map.rule()));
    }

    private static EntryDraft begin(String key, Segment from, SegmentMap map, Context context) {
        EntryDraft said = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), context.stated());
        map.fill(from, said, context);
        String place = from.location().toString();
        said.putIfAbsent(new Slot("created", 0, AuthorizationRows.UNKNOWN_CREATED, place, map.rule()));
        said.put(new Slot("status", 0, "\"status\":\"active\"", place, map.rule()));
        said.put(new Slot("type", 0, AuthorizationRows.unknown("type"), place, map.rule()));
        said.put(new Slot("use", 0, "\"use\":\"preauthorization\"", place, map.rule()));
        said.put(new Slot("outcome", 0, "\"outcome\":\"complete\"", place, map.rule()));
        said.put(context.about("patient", map.rule()));
        return said;
    }
}
