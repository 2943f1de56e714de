package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import java.util.List;
import java.util.function.Predicate;

/**
 * PRT of a vaccination (VXU_V04): who ordered it (OP), who gave it (AP), and who else took part. Of the first two it says what
 * ORC-12 and RXA-10 say, and more: so it takes their place.
 */
public final class PrtImmunization {
    private static final Members ROLE = Cwe.ofTable("0443");

    private PrtImmunization() {}

    /** States the performers, but for those whose participation is taken back (PRT-2). */
    public static void put(List<Segment> prts, EntryDraft immunization, Context context) {
        if (!prts.isEmpty()) {
            put("performer#ORC-12", role -> role.equals("OP"), prts, immunization, context);
            put("performer#RXA-10", role -> role.equals("AP"), prts, immunization, context);
            put("performer#PRT", role -> !role.equals("OP") && !role.equals("AP"), prts, immunization, context);
        }
    }

    private static void put(
            String slot, Predicate<String> roles, List<Segment> prts, EntryDraft immunization, Context context) {
        JsonWriter out = context.json();
        String place = null;
        for (Segment prt : prts) {
            if (roles.test(prt.text(4).trim()) && !Participation.isTakenBack(prt)) {
                place = place == null ? prt.location() + "-5" : place;
                int cut = out.length();
                out.item().object("function");
                ROLE.write(Composite.of(prt.field(4)), context, out);
                out.close();
                int before = out.length();
                out.object("actor");
                Participation.PRT.reference(prt, Composite.of(prt.field(5)), context, out);
                out.close().closeIfGrown(before, cut);
            }
        }
        String json = out.take();
        if (json != null) {
            immunization.put(new Slot(slot, 0, json, place, PrtParticipant.rule("Immunization")));
        }
    }
}
