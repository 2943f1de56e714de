package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** OBR[Specimen]: the specimen of versions before 2.5, which have no SPM. */
public final class ObrSpecimen {
    private static final Members BODY_SITE = Cwe.ofTable("0163");

    public static final SegmentMap MAP = SegmentMap.of("OBR", "Specimen")
            .row(7, "collection.collected[x]", ObrSpecimen::collected)
            .memberObject(9, "collection", "quantity", Quantities::cq)
            .memberObject(10, "collection", "collector", Xcn::reference)
            .datum(14, "receivedTime", Dtm::dateTime)
            .row(15, "type", ObrSpecimen::type)
            .row(15, "container#OBR-15", ObrSpecimen::additive)
            .row(15, "collection.bodySite", ObrSpecimen::bodySite)
            .row(15, "note#OBR-15", ObrSpecimen::freeText)
            .row(
                    39,
                    "note#OBR-39",
                    (obr, context, out) -> out.item()
                            .text("text", Cwe.text(Composite.of(obr.field(39))))
                            .close());

    private ObrSpecimen() {}

    private static void collected(Segment obr, Context context, JsonWriter out) {
        if (obr.field(8).isPresent()) {
            out.object("collectedPeriod");
            Dtm.dateTime("start", Composite.of(obr.field(7)), context, out);
            Dtm.dateTime("end", Composite.of(obr.field(8)), context, out);
            out.close();
        } else {
            Dtm.dateTime("collectedDateTime", Composite.of(obr.field(7)), context, out);
        }
    }

    private static void type(Segment obr, Context context, JsonWriter out) {
        out.object("type");
        Cwe.concept(ResultMaps.SPECIMEN_TYPE).write(source(obr).inner(1), context, out);
        out.close();
    }

    private static void additive(Segment obr, Context context, JsonWriter out) {
        out.item().object("additiveCodeableConcept");
        Cwe.concept(ResultMaps.ADDITIVE).write(source(obr).inner(2), context, out);
        out.close().close();
    }

    private static void freeText(Segment obr, Context context, JsonWriter out) {
        out.item().text("text", source(obr).text(3)).close();
    }

    private static void bodySite(Segment obr, Context context, JsonWriter out) {
        out.object("bodySite");
        BODY_SITE.write(source(obr).inner(4), context, out);
        out.close();
    }

    private static Composite source(Segment obr) {
        return Composite.of(obr.field(15));
    }
}
