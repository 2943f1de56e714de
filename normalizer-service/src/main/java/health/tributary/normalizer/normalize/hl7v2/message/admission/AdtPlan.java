package health.tributary.normalizer.normalize.hl7v2.message.admission;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.note.Comments;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Allergies;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Persons;
import health.tributary.normalizer.normalize.hl7v2.message.result.OrderResults;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Conditions;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Facts;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Procedures;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Roles;
import java.util.Optional;

/** ADT: visits and persons (message tables ADT_A01, ADT_A02, ADT_A05, ADT_A06, ADT_A09, ADT_A11, ADT_A17). */
public final class AdtPlan {
    private AdtPlan() {}

    /** An event of a visit: what it says of it beyond its segments is in {@link Cancellations} and in its status. */
    public static void visit(String event, Context context) {
        state(event, context);
    }

    /**
     * What other messages of a visit build on.
     *
     * @param account null if the message names none
     */
    public record Stated(Optional<EntryDraft> encounter, EntryDraft account) {}

    /** States the patient, the visit and all around them. */
    public static Stated state(String event, Context context) {
        return state(event, true, context);
    }

    /** As {@link #state}, but for procedures: those of a referral are asked for. */
    public static Stated referred(String event, Context context) {
        return state(event, false, context);
    }

    private static Stated state(String event, boolean done, Context context) {
        EntryDraft patient = Patients.put(context);
        Optional<EntryDraft> encounter = Encounters.put(event, context);
        encounter.ifPresent(draft -> {
            Cancellations.put(event, draft);
            // Comments on the visit of a referral are the referral's.
            if (done) {
                Comments.extension(context.segments().first("PV1").orElseThrow(), draft, context);
            }
        });
        return new Stated(encounter, around(patient, encounter, done, context));
    }

    /** A11, A27, A38: the visit never was; A23: the source has deleted it. The patient's demographics still hold. */
    public static void cancelVisit(String event, Context context) {
        Patients.put(context);
        context.segments().first("PV1").map(pv1 -> Encounters.id(pv1, context)).ifPresent(id -> retract(id, context));
    }

    /** A28, A31: of the person; a visit that PV1 may name is not stated. */
    public static void person(String event, Context context) {
        around(Patients.put(context), Optional.empty(), true, context);
    }

    /**
     * A29: the source has deleted the person. The demographics that it stated are retracted, and with them the links that they made;
     * what it stated of visits and results stays. This is no erasure: that is the person's to ask for.
     */
    public static void deletePerson(String event, Context context) {
        context.patient().retract(Patients.TYPE, Patients.id(context), context.stated());
    }

    private static EntryDraft around(
            EntryDraft patient, Optional<EntryDraft> encounter, boolean done, Context context) {
        Segment pid = context.segments().first("PID").orElseThrow();
        Persons.nextOfKin(patient, context);
        Persons.mother(pid, context);
        Roles.put(patient, encounter, context);
        Allergies.put(context);
        Conditions.put(encounter, context);
        if (done) {
            Procedures.put(encounter, context);
        }
        OrderResults.put(encounter.map(EntryDraft::entry).orElse(null), context);
        Facts.put(encounter, context);
        return Coverages.withAccount(pid, encounter, context);
    }

    private static void retract(EntryId encounter, Context context) {
        context.patient().retract(Encounters.TYPE, encounter, context.stated());
    }
}
