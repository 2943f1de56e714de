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
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.Locale;

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
        if (describesType(source(obr))) {
            out.text("text", source(obr).text(2));
        }
        out.close();
    }

    /**
     * Whether SPS.2 is what the code of SPS.1 means, and no additive: senders write the field as a CE. Only what names a specimen by HL7
     * table 0487 is; words that it does not know may well be those of an additive.
     */
    private static boolean describesType(Composite source) {
        String words = source.text(2).strip();
        if (words.isEmpty()
                || !source.has(1)
                || source.inner(1).has(2)
                || source.inner(1).has(3)) {
            return false;
        }
        if (source.inner(2).has(2) || ResultMaps.ADDITIVE.get(words) != null) {
            return false;
        }
        Concept type = ResultMaps.SPECIMEN_TYPE.get(source.text(1).trim());
        return ResultMaps.SPECIMEN_TYPE.get(words) != null
                || (type != null && type.display().toUpperCase(Locale.ROOT).contains(words.toUpperCase(Locale.ROOT)));
    }

    private static void additive(Segment obr, Context context, JsonWriter out) {
        if (describesType(source(obr))) {
            return;
        }
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
