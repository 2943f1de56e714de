package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.LinkId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.Identifiers;
import health.tributary.normalizer.normalize.hl7v2.segment.Pd1Patient;
import health.tributary.normalizer.normalize.hl7v2.segment.PidPatient;
import health.tributary.normalizer.normalize.hl7v2.segment.Pv1Patient;
import java.util.List;

/** The Patient entry of a message with one patient. */
final class Patients {
    static final String TYPE = "Patient";
    private static final String BUSINESS_KEY = "demographics";

    private Patients() {}

    /** States the demographics from PID, PD1 and PV1. */
    static EntryDraft put(Context context) {
        EntryDraft patient =
                context.patient().assertion(TYPE, context.patient().entryId(TYPE, BUSINESS_KEY), context.stated());
        Segment pid = context.message().first("PID").orElseThrow();
        PidPatient.MAP.fill(pid, patient, context);
        context.message().first("PD1").ifPresent(pd1 -> Pd1Patient.MAP.fill(pd1, patient, context));
        context.message().first("PV1").ifPresent(pv1 -> Pv1Patient.MAP.fill(pv1, patient, context));
        link(pid, patient, context);
        return patient;
    }

    // Said with every message, also as an empty list: an identifier that is gone must not link any longer.
    private static void link(Segment pid, EntryDraft patient, Context context) {
        List<LinkId> links = context.links(Identifiers.of(pid, 3));
        StringBuilder json = new StringBuilder(links.size() * 36);
        for (LinkId link : links) {
            json.append(json.length() == 0 ? "\"" : ",\"").append(link.value()).append('"');
        }
        if (json.length() > 0) {
            patient.put(new Slot("~link#PID-3", 0, json.toString(), "PID-3", PidPatient.MAP.rule()));
        } else if (pid.field(3).isPresent()) {
            patient.put(new Slot("~link#PID-3", 0, null, "PID-3", PidPatient.MAP.rule()));
        }
    }
}
