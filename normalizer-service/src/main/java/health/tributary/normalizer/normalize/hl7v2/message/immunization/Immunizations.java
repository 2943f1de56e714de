package health.tributary.normalizer.normalize.hl7v2.message.immunization;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderKeys;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.ImmunizationStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcImmunization;
import health.tributary.normalizer.normalize.hl7v2.segment.PrtImmunization;
import health.tributary.normalizer.normalize.hl7v2.segment.RxaImmunization;
import health.tributary.normalizer.normalize.hl7v2.segment.RxrImmunization;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Immunizations of a message: vaccines that were given, refused or not given, and what was observed with each. */
final class Immunizations {
    static final String TYPE = "Immunization";

    private final EntryId visit;
    private final Context context;
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * The immunizations of a message.
     *
     * @param visit the visit, or null
     */
    Immunizations(EntryId visit, Context context) {
        this.visit = visit;
        this.context = context;
    }

    /** States a vaccination; {@code 998} is none, and its observations stand alone, unless it was refused. */
    void put(Vaccination vaccination) {
        boolean deleted = vaccination.rxa.text(21).trim().equals("D");
        if (vaccination.isNone() && !ImmunizationStatus.isRefusal(vaccination.rxa)) {
            vaccination.results.forEach(result -> evidence(result, deleted));
            return;
        }
        String key = key(vaccination);
        if (key == null) {
            context.warn(vaccination.rxa.location().toString(), "a vaccination without number and vaccine; left out");
            return;
        }
        EntryId id = context.patient().entryId(TYPE, key);
        OrderScope scope = scope(key);
        if (deleted) {
            context.patient().retract(TYPE, id, context.stated());
            vaccination.results.forEach(result -> Observations.retract(result.first(), scope, context));
            return;
        }
        EntryDraft immunization = stated(id, vaccination);
        VaccineObservations.put(vaccination, immunization, context);
        Slot partOf = new Slot(
                "partOf#RXA",
                0,
                Reference.to(TYPE, id),
                vaccination.rxa.location().toString(),
                RxaImmunization.MAP.rule());
        for (Result result : vaccination.results) {
            EntryId observation = Observations.put(result, scope, List.of(partOf), context);
            if (observation != null && VaccineObservations.code(result).equals(VaccineObservations.REACTION)) {
                reaction(result.first(), observation, immunization);
            }
        }
        alias(vaccination, id);
    }

    /** What stands with no vaccine, such as a presumed immunity: told apart by what it says, since neither number nor time does. */
    private void evidence(Result result, boolean deleted) {
        Segment obx = result.first();
        String value = Cwe.key(Composite.of(obx.field(5)), context);
        OrderScope scope = scope("none|" + (value == null ? "" : value));
        if (deleted) {
            Observations.retract(obx, scope, context);
        } else {
            Observations.put(result, scope, List.of(), context);
        }
    }

    private EntryDraft stated(EntryId id, Vaccination vaccination) {
        EntryDraft immunization = context.patient().assertion(TYPE, id, context.stated());
        String rule = RxaImmunization.MAP.rule();
        immunization.put(context.about("patient", rule));
        if (visit != null) {
            immunization.put(new Slot("encounter", 0, Encounters.reference(visit), "PV1-19", rule));
        }
        if (vaccination.orc != null) {
            OrcImmunization.MAP.fill(vaccination.orc, immunization, context);
        }
        RxaImmunization.MAP.fill(vaccination.rxa, immunization, context);
        PrtImmunization.put(vaccination.participants, immunization, context);
        ImmunizationStatus.put(vaccination.rxa, immunization, context);
        for (Segment rxr : vaccination.routes) {
            RxrImmunization.MAP.fill(rxr, immunization, context);
        }
        Notes.put(vaccination.notes, immunization, context);
        return immunization;
    }

    /** A reaction: when it began, and the observation that says what it was. */
    private void reaction(Segment obx, EntryId observation, EntryDraft immunization) {
        context.json().item();
        Dtm.dateTime("date", Composite.of(obx.field(14)), context, context.json());
        context.json()
                .object("detail")
                .plain("reference", Observations.TYPE + '/' + observation)
                .close()
                .close();
        immunization.put(new Slot(
                "reaction#OBX/" + observation, 0, context.json().take(), obx.location() + "-5", "OBX[Immunization]"));
    }

    /** By filler number, else placer number, else the day and the vaccine: a vaccine is given once a day. */
    private String key(Vaccination vaccination) {
        String filler = number(vaccination.orc, 3);
        String placer = number(vaccination.orc, 2);
        String vaccine = Cwe.key(Composite.of(vaccination.rxa.field(5)), context);
        String key = filler != null
                ? "filler|" + filler
                : placer != null ? "placer|" + placer : vaccine == null ? null : "given|" + day(vaccination) + vaccine;
        int occurrence = key == null ? 1 : used.merge(key, 1, Integer::sum);
        return occurrence == 1 ? key : key + "|#" + occurrence;
    }

    private static String day(Vaccination vaccination) {
        String time = vaccination.rxa.text(3).trim();
        return time.substring(0, Math.min(8, time.length())) + '|';
    }

    private void alias(Vaccination vaccination, EntryId id) {
        String placer = number(vaccination.orc, 2);
        if (placer != null && number(vaccination.orc, 3) != null) {
            EntryId former = context.patient().entryId(TYPE, "placer|" + placer);
            context.patient().alias(TYPE, former, id, context.stated());
        }
    }

    private String number(Segment orc, int field) {
        return orc != null && OrcImmunization.isNumber(orc, field)
                ? Ei.key(Composite.of(orc.field(field)), context)
                : null;
    }

    /** The scope of the observations: what they stand with tells them apart, also where no order has a number. */
    private OrderScope scope(String key) {
        return new OrderScopes(visit, context).ofResults(new OrderKeys(null, key, null, ""));
    }
}
