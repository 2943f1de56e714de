package health.tributary.normalizer.normalize.hl7v2.message.order;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Allergies;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Persons;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Conditions;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Roles;
import java.util.Optional;

/**
 * Orders and the answers to them (message tables ORM_O01, OML_O21; OMG, OMI, OMN, OMD, OMS, ORL, ORR … in the same groups), with the
 * patient, the visit and what else comes with them.
 */
public final class OrderPlan {
    private OrderPlan() {}

    /** An order, its change or its answer. */
    public static void orders(String event, Context context) {
        EntryDraft patient = Patients.put(context);
        Optional<EntryDraft> encounter = Encounters.put(event, context);
        Segment pid = context.segments().first("PID").orElseThrow();
        Persons.nextOfKin(patient, context);
        Persons.mother(pid, context);
        Roles.put(patient, encounter, context);
        Allergies.put(context);
        diagnoses(encounter, context);
        new Orders(encounter, context).put();
        Coverages.withAccount(pid, encounter, context);
    }

    /** Diagnoses before the first order are of no order, but of the visit or the patient. */
    private static void diagnoses(Optional<EntryDraft> encounter, Context context) {
        for (Segment segment : context.segments().all()) {
            if (segment.is("ORC") || segment.is("OBR")) {
                return;
            }
            if (segment.is("DG1")) {
                Conditions.ofOrder(segment, encounter, context);
            }
        }
    }
}
