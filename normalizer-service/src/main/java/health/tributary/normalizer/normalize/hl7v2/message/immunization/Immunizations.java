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
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcImmunization;
import health.tributary.normalizer.normalize.hl7v2.segment.PrtImmunization;
import health.tributary.normalizer.normalize.hl7v2.segment.RxaImmunization;
import health.tributary.normalizer.normalize.hl7v2.segment.RxrImmunization;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;

/** The Immunizations of a message: vaccines that were given, refused or not given, and what was observed with each. */
final class Immunizations {
    static final String TYPE = "Immunization";

    private final EntryId visit;
    private final Context context;

    /**
     * The immunizations of a message.
     *
     * @param visit the visit, or null
     */
    Immunizations(EntryId visit, Context context) {
        this.visit = visit;
        this.context = context;
    }

    /** States vaccinations; {@code 998} is none, and its observations stand alone, unless it was refused. */
    void put(List<Vaccination> all) {
        List<Vaccination> given = new ArrayList<>(all.size());
        for (Vaccination each : all) {
            if (each.isNone() && !ImmunizationStatus.isRefusal(each.rxa)) {
                each.results.forEach(result -> evidence(result, isDeleted(each)));
            } else {
                given.add(each);
            }
        }
        VaccinationKeys keys = new VaccinationKeys(given, context);
        keys.ofSeveral()
                .forEach(number ->
                        context.patient().retract(TYPE, context.patient().entryId(TYPE, number), context.stated()));
        for (Vaccination each : given) {
            put(each, keys.of(each));
        }
    }

    private void put(Vaccination vaccination, VaccinationKeys.Keys keys) {
        if (keys.entry() == null) {
            context.warn(vaccination.rxa.location().toString(), "a vaccination without number and vaccine; left out");
        } else if (isDeleted(vaccination)) {
            retract(vaccination, keys.entry());
            // Its number alone does not tell whether it was stated with others under the same.
            if (keys.amongSeveral() != null && !keys.amongSeveral().equals(keys.entry())) {
                retract(vaccination, keys.amongSeveral());
            }
        } else {
            state(vaccination, keys);
        }
    }

    private static boolean isDeleted(Vaccination vaccination) {
        return ActionCode.deletes(vaccination.rxa, 21);
    }

    private void retract(Vaccination vaccination, String key) {
        OrderScope scope = scope(key);
        context.patient().retract(TYPE, context.patient().entryId(TYPE, key), context.stated());
        for (Result result : vaccination.results) {
            Observations.retract(result.first(), scope, context);
            result.first().field(5);
            VaccineObservations.spend(result);
        }
    }

    private void state(Vaccination vaccination, VaccinationKeys.Keys keys) {
        EntryId id = context.patient().entryId(TYPE, keys.entry());
        OrderScope scope = scope(keys.entry());
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
        if (keys.former() != null) {
            context.patient().alias(TYPE, context.patient().entryId(TYPE, keys.former()), id, context.stated());
        }
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

    /** A reaction: when it began, and the observation that says what it was; none where that is taken back. */
    private void reaction(Segment obx, EntryId observation, EntryDraft immunization) {
        String json = null;
        if (!ObxStatus.of(obx.text(11)).withholdsValue()) {
            context.json().item();
            Dtm.dateTime("date", Composite.of(obx.field(14)), context, context.json());
            context.json()
                    .object("detail")
                    .plain("reference", Observations.TYPE + '/' + observation)
                    .close()
                    .close();
            json = context.json().take();
        }
        immunization.put(new Slot("reaction#OBX/" + observation, 0, json, obx.location() + "-5", "OBX[Immunization]"));
    }

    /** The scope of the observations: what they stand with tells them apart, also where no order has a number. */
    private OrderScope scope(String key) {
        return new OrderScopes(visit, context).ofResults(new OrderKeys(null, key, null, ""));
    }
}
