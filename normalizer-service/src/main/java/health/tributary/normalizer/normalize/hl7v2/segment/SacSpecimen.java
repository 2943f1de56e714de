package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.List;

/**
 * SAC[Specimen]: the containers of a specimen (chapter 13, section 13.4.3; there is no official table). What SPM says of the
 * container is that of the first.
 */
public final class SacSpecimen {
    private static final SegmentMap MAP = SegmentMap.of("SAC", "Specimen")
            .object(2, "accessionIdentifier", Ei::identifier)
            .row(6, "type", SacSpecimen::type)
            .datum(7, "receivedTime", Dtm::dateTime);

    private SacSpecimen() {}

    /**
     * Fills a specimen's slots.
     *
     * @param spm null where only containers are named
     * @param sacs at least one
     */
    public static void put(Segment spm, List<Segment> sacs, EntryDraft entry, Context context) {
        if (spm == null) {
            MAP.fill(sacs.get(0), entry, context);
        } else if (!spm.field(30).isPresent()) {
            accession(sacs.get(0), entry, context);
        }
        JsonWriter out = context.json();
        for (int i = 0; i < sacs.size(); i++) {
            container(i == 0 ? spm : null, sacs.get(i), context, out);
        }
        String json = out.take();
        if (json != null) {
            entry.put(new Slot("container#SPM-6", 0, json, sacs.get(0).location() + "-3", MAP.rule()));
        }
    }

    private static void accession(Segment sac, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        out.object("accessionIdentifier");
        Ei.identifier(Composite.of(sac.field(2)), context, out);
        String json = out.close().take();
        if (json != null) {
            entry.put(new Slot("accessionIdentifier", 0, json, sac.location() + "-2", MAP.rule()));
        }
    }

    private static void container(Segment spm, Segment sac, Context context, JsonWriter out) {
        out.item();
        out.list("identifier");
        for (int field = 3; field <= 4; field++) {
            out.item();
            Ei.identifier(Composite.of(sac.field(field)), context, out);
            out.close();
        }
        out.close();
        out.object("type");
        Composite ofSpecimen = spm == null ? null : Composite.of(spm.field(27));
        boolean typed = ofSpecimen != null && ofSpecimen.isPresent();
        Cwe.concept(typed ? ofSpecimen : Composite.of(sac.field(9)), context, out);
        out.close();
        volume("capacity", sac, 21, out);
        volume("specimenQuantity", sac, sac.field(22).isPresent() ? 22 : 23, out);
        additive(spm, sac, context, out);
        out.close();
    }

    private static void volume(String name, Segment sac, int field, JsonWriter out) {
        String number = Nm.json(sac.text(field).trim());
        if (number != null) {
            out.object(name).raw("value", number);
            Quantities.unit(Composite.of(sac.field(24)), out);
            out.close();
        }
    }

    // A container has one additive in FHIR: the first that is named.
    private static void additive(Segment spm, Segment sac, Context context, JsonWriter out) {
        for (Repetition each :
                (spm == null || sac.field(27).isPresent() ? sac.field(27) : spm.field(6)).repetitions()) {
            if (each.isPresent()) {
                out.object("additiveCodeableConcept");
                Cwe.concept(ResultMaps.ADDITIVE).write(Composite.of(each), context, out);
                out.close();
                return;
            }
        }
    }

    /** The source, SPS, whose first part is what was taken. */
    private static void type(Segment sac, Context context, JsonWriter out) {
        out.object("type");
        Cwe.concept(ResultMaps.SPECIMEN_TYPE).write(Composite.of(sac.field(6)).inner(1), context, out);
        out.close();
    }
}
