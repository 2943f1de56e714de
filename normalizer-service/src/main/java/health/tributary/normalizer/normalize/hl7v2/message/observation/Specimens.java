package health.tributary.normalizer.normalize.hl7v2.message.observation;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Specimen;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrSpecimen;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderNumbers;
import health.tributary.normalizer.normalize.hl7v2.segment.PrtParticipant;
import health.tributary.normalizer.normalize.hl7v2.segment.SacSpecimen;
import health.tributary.normalizer.normalize.hl7v2.segment.SpmSpecimen;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;

/** The specimens of an order: from SPM and SAC, or, in versions that have none, from OBR-15. */
public final class Specimens {
    public static final String TYPE = "Specimen";

    private Specimens() {}

    /** States the specimens of an order, with what was observed of them; one that several orders share, with the first of them. */
    public static List<EntryId> put(OrderGroup group, OrderScope scope, Context context) {
        List<EntryId> ids = new ArrayList<>(1);
        for (Specimen specimen : group.specimens()) {
            if (specimen.entry() == null) {
                specimen.statedBy(put(specimen, ids.size() + 1, group, scope, context));
            }
            if (specimen.entry() != null) {
                ids.add(specimen.entry());
            }
        }
        if (group.specimens().isEmpty()) {
            EntryId ofOrder = ofOrder(group, scope, context);
            if (ofOrder != null) {
                ids.add(ofOrder);
            }
        }
        return ids;
    }

    private static EntryId put(Specimen specimen, int place, OrderGroup group, OrderScope scope, Context context) {
        Segment first = specimen.spm() == null ? specimen.containers().get(0) : specimen.spm();
        Composite number =
                specimen.spm() == null ? null : Composite.of(specimen.spm().field(2));
        String placer = number == null ? null : placer(number, context);
        String filler = number == null ? null : filler(number, context);
        String key = key(specimen, placer, filler, place, scope, context);
        if (key == null) {
            context.warn(first.location().toString(), "a specimen with neither a number nor an order; left out");
            return null;
        }
        EntryDraft entry = entry(key, scope, context);
        if (specimen.spm() != null) {
            SpmSpecimen.MAP.fill(specimen.spm(), entry, context);
            parents(specimen.spm(), entry, context);
        }
        if (!specimen.containers().isEmpty()) {
            SacSpecimen.put(specimen.spm(), specimen.containers(), entry, context);
        }
        Notes.put(specimen.notes(), entry, context);
        collector(group, entry, context);
        EntryId id = entry.entry();
        if (placer != null && filler != null) {
            EntryId former = context.patient().entryId(TYPE, numbered(placer));
            if (!former.equals(id)) {
                context.patient().alias(TYPE, former, id, scope.reported());
            }
        }
        Slot focus = new Slot("focus#SPM", 0, Reference.to(TYPE, id), "SPM-2", ObxObservation.MAP.rule());
        specimen.results().forEach(result -> Observations.put(result, scope, List.of(focus), context));
        return id;
    }

    /** By its number (SPM-2: the filler's, else the placer's), else that of its container (SAC-3), else by its place in the order. */
    private static String key(
            Specimen specimen, String placer, String filler, int place, OrderScope scope, Context context) {
        if (filler != null || placer != null) {
            return numbered(filler != null ? filler : placer);
        }
        for (Segment sac : specimen.containers()) {
            String container = Ei.key(Composite.of(sac.field(3)), context);
            if (container != null) {
                return "container|" + container;
            }
        }
        String report = scope.keys().report();
        return report == null ? null : report + "|SPM|" + place;
    }

    /** The placer's number, or the one that is written in place of both. */
    private static String placer(Composite number, Context context) {
        return Ei.key(OrderNumbers.isOne(number) ? number : number.inner(1), context);
    }

    private static String filler(Composite number, Context context) {
        return OrderNumbers.isOne(number) ? null : Ei.key(number.inner(2), context);
    }

    /** SPM-3: the specimens that this one was taken from. */
    private static void parents(Segment spm, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        for (Repetition each : spm.field(3).repetitions()) {
            Composite pair = Composite.of(each);
            String filler = filler(pair, context);
            String number = filler != null ? filler : placer(pair, context);
            if (number != null) {
                EntryId parent = context.patient().entryId(TYPE, numbered(number));
                out.item().plain("reference", TYPE + '/' + parent.value()).object("identifier");
                Ei.identifier(OrderNumbers.isOne(pair) ? pair : pair.inner(filler != null ? 2 : 1), context, out);
                out.close().close();
            }
        }
        String json = out.take();
        if (json != null) {
            entry.put(new Slot("parent#SPM-3", 0, json, spm.location() + "-3", SpmSpecimen.MAP.rule()));
        }
    }

    private static String numbered(String number) {
        return "specimen|" + number;
    }

    /** States the specimen of OBR-15; null if the order has none or can't be told from others. */
    private static EntryId ofOrder(OrderGroup group, OrderScope scope, Context context) {
        if (scope.obr() == null
                || !scope.obr().field(15).isPresent()
                || scope.keys().report() == null) {
            return null;
        }
        EntryDraft entry = entry(scope.keys().report() + "|OBR-15", scope, context);
        ObrSpecimen.MAP.fill(scope.obr(), entry, context);
        collector(group, entry, context);
        return entry.entry();
    }

    /** PRT in the role SC (specimen collector) of an order: OML_O21, PRT for OBSERVATION_REQUEST. */
    private static void collector(OrderGroup group, EntryDraft entry, Context context) {
        for (Segment prt : group.details("PRT")) {
            if (prt.text(4).trim().equals(PrtParticipant.COLLECTOR)) {
                JsonWriter out = context.json();
                PrtParticipant.write("collector", prt, context, out);
                String json = out.take();
                String source = prt.location() + "-5";
                entry.put(new Slot("collection.collector", 0, json, source, PrtParticipant.rule(TYPE)));
            }
        }
    }

    private static EntryDraft entry(String key, OrderScope scope, Context context) {
        EntryDraft entry = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), scope.reported());
        entry.put(new Slot("subject", 0, scope.subject().json(), scope.subject().source(), SpmSpecimen.MAP.rule()));
        return entry;
    }
}
