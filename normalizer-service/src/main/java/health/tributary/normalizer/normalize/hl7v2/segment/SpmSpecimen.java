package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** SPM[Specimen]. */
public final class SpmSpecimen {
    public static final SegmentMap MAP = SegmentMap.of("SPM", "Specimen")
            .list(2, "identifier", OrderNumbers.ofSpecimen(1, "PGN"), OrderNumbers.ofSpecimen(2, "FGN"))
            .object(4, "type", Cwe.concept(ResultMaps.SPECIMEN_TYPE))
            .row(6, "container#SPM-6", SpmSpecimen::container)
            .memberObject(7, "collection", "method", Cwe.concept(ResultMaps.COLLECTION_METHOD))
            .memberObject(8, "collection", "bodySite", Cwe.ofTable("0163"))
            .memberObject(12, "collection", "quantity", Quantities::cq)
            .row(14, "note#SPM-14", SpmSpecimen::description)
            .row(17, "collection.collected[x]", SpmSpecimen::collected)
            .datum(18, "receivedTime", Dtm::dateTime)
            .datum(20, "status", Cwe.code(ResultMaps.SPECIMEN_STATUS))
            .list(21, "condition", Cwe.concept(ResultMaps.SPECIMEN_REJECT_REASON))
            .list(24, "condition", Cwe.concept(ResultMaps.SPECIMEN_CONDITION))
            .row(27, "container#SPM-6", SpmSpecimen::container)
            .object(30, "accessionIdentifier", Cx::identifier)
            .list(31, "identifier", Cx::identifier)
            .list(32, "identifier", OrderNumbers.typed("SHIP"));

    private SpmSpecimen() {}

    private static void container(Segment spm, Context context, JsonWriter out) {
        out.item().object("type");
        Cwe.concept(Composite.of(spm.field(27)), context, out);
        out.close().object("additiveCodeableConcept");
        Cwe.concept(ResultMaps.ADDITIVE).write(Composite.of(spm.field(6)), context, out);
        out.close().close();
    }

    private static void description(Segment spm, Context context, JsonWriter out) {
        out.item().text("text", spm.field(14).wholeText()).close();
    }

    private static void collected(Segment spm, Context context, JsonWriter out) {
        Composite range = Composite.of(spm.field(17));
        if (range.has(2)) {
            out.object("collectedPeriod");
            Dr.period(range, context, out);
            out.close();
        } else {
            Dtm.dateTime("collectedDateTime", range.inner(1), context, out);
        }
    }
}
