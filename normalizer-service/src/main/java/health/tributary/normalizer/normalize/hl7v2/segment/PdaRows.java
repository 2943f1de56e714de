package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Id;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import java.util.List;

/**
 * PDA: a patient's death, each fact of it with the code that death certificates use for it (Vital Records Death Reporting). There is no official
 * table; this is the project's own.
 */
public final class PdaRows {
    public static final String CAUSE_CODE =
            FactRows.loinc("69453-9", "Cause of death [US Standard Certificate of Death]");
    private static final String FURTHER_CAUSE = FactRows.code("further-cause", "Further cause of death");
    public static final String PLACE_CODE = FactRows.loinc("58332-8", "Location of death");
    public static final String CORONER_CODE =
            FactRows.loinc("74497-9", "Medical examiner or coroner was contacted [US Standard Certificate of Death]");
    public static final String CERTIFICATION_CODE = snomed("308646001", "Death certification");
    public static final String AUTOPSY_CODE = snomed("29240004", "Autopsy examination");

    /** Observations. */
    public static final SegmentMap CAUSE = SegmentMap.of("PDA", "Observation-Cause")
            .row(1, "value[x]", PdaRows::first)
            .row(1, "component#PDA-1", PdaRows::further);

    public static final SegmentMap PLACE = SegmentMap.of("PDA", "Observation-Place")
            .choice(2, "value[x]", "valueString", (name, value, context, out) -> out.text(name, Pl.display(value)));
    public static final SegmentMap CORONER =
            SegmentMap.of("PDA", "Observation-Coroner").choice(9, "value[x]", "valueBoolean", Id::bool);

    /** Procedures: the certification of the death, the autopsy. */
    public static final SegmentMap CERTIFICATION = SegmentMap.of("PDA", "Procedure-Certification")
            .choice(4, "performed[x]", "performedDateTime", Dtm::dateTime)
            .list(5, "performer", PdaRows::performer);

    public static final SegmentMap AUTOPSY = SegmentMap.of("PDA", "Procedure-Autopsy")
            .row(7, "performed[x]", (pda, context, out) -> {
                out.object("performedPeriod");
                Dr.period(Composite.of(pda.field(7)), context, out);
                out.close();
            })
            .list(8, "performer", PdaRows::performer);

    private PdaRows() {}

    private static String snomed(String code, String display) {
        return "\"code\":" + FactRows.concept("http://snomed.info/sct", code, display);
    }

    private static void first(Segment pda, Context context, JsonWriter out) {
        cause(Composite.of(pda.field(1)), context, out);
    }

    /** Causes beside the first, each a component; of another code, since a component may not say again what the value is (R4, obs-7). */
    private static void further(Segment pda, Context context, JsonWriter out) {
        List<Repetition> causes = pda.field(1).repetitions();
        for (int i = 1; i < causes.size(); i++) {
            int cut = out.length();
            out.item().raw(FURTHER_CAUSE);
            int before = out.length();
            cause(Composite.of(causes.get(i)), context, out);
            out.closeIfGrown(before, cut);
        }
    }

    private static void cause(Composite value, Context context, JsonWriter out) {
        out.object("valueCodeableConcept");
        Cwe.concept(value, context, out);
        out.close();
    }

    private static void performer(Composite value, Context context, JsonWriter out) {
        out.object("actor");
        Xcn.reference(value, context, out);
        out.close();
    }
}
