package health.tributary.normalizer.normalize.hl7v2.message.immunization;

import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Allergies;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Persons;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Conditions;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Roles;
import java.util.List;
import java.util.Optional;

/** VXU and the registries' answers with the same segments: immunizations (message table VXU_V04). */
public final class VxuPlan {
    private VxuPlan() {}

    /** What a message says of one patient's immunizations. */
    public static void immunizations(String event, Context context) {
        EntryDraft patient = Patients.put(context);
        Persons.nextOfKin(patient, context);
        Optional<EntryDraft> visit = Encounters.numbered(event, context);
        EntryId visited = visit.map(EntryDraft::entry).orElse(null);
        Vaccination.All vaccinations = Vaccination.of(context.segments());
        OrderScope ofPerson = new OrderScopes(visited, context).ofResults(new OrderGroup());
        vaccinations.ofPerson().forEach(result -> Observations.put(result, ofPerson, List.of(), context));
        Forecasts.put(vaccinations.given(), context);
        new Immunizations(visited, context).put(vaccinations.given());
        Roles.put(patient, visit, context);
        Allergies.put(context);
        Conditions.put(visit, context);
        Coverages.put(context);
    }
}
