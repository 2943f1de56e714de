package health.tributary.normalizer.normalize.hl7v2.message.patient;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Comments;
import health.tributary.normalizer.normalize.hl7v2.segment.Pd1Patient;
import health.tributary.normalizer.normalize.hl7v2.segment.Pd1Registry;
import health.tributary.normalizer.normalize.hl7v2.segment.PidIdentifiers;
import health.tributary.normalizer.normalize.hl7v2.segment.PidPatient;
import health.tributary.normalizer.normalize.hl7v2.segment.Pv1Patient;

/** The Patient entry of a message with one patient. */
public final class Patients {
    public static final String TYPE = "Patient";
    private static final String BUSINESS_KEY = "demographics";

    private Patients() {}

    /** States the demographics from PID, PD1 and PV1, and what the patient has decided in advance (PD1). */
    public static EntryDraft put(Context context) {
        EntryDraft patient = context.patient().assertion(TYPE, id(context), context.stated());
        Segment pid = context.segments().first("PID").orElseThrow();
        PidPatient.MAP.fill(pid, patient, context);
        PidIdentifiers.fill(pid, patient, context);
        Comments.extension(pid, patient, context);
        context.segments().first("PD1").ifPresent(pd1 -> {
            Pd1Patient.MAP.fill(pd1, patient, context);
            Pd1Registry.MAP.fill(pd1, patient, context);
            AdvanceDirectives.put(pd1, context);
            Comments.extension(pd1, patient, context);
        });
        context.segments().first("PV1").ifPresent(pv1 -> Pv1Patient.MAP.fill(pv1, patient, context));
        return patient;
    }

    /** States the numbers of PID-3 alone: an index that was asked for them (PIX, RSP^K23) puts a stand-in where the name belongs. */
    public static void numbers(String event, Context context) {
        EntryDraft patient = context.patient().assertion(TYPE, id(context), context.stated());
        PidIdentifiers.fill(context.segments().first("PID").orElseThrow(), patient, context);
    }

    /** The entry of the demographics: one a subject. */
    public static EntryId id(Context context) {
        return context.patient().entryId(TYPE, BUSINESS_KEY);
    }
}
