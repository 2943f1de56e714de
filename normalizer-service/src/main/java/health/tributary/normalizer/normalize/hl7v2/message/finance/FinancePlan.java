package health.tributary.normalizer.normalize.hl7v2.message.finance;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.admission.AdtPlan;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;

/** DFT and BAR: charges, and the accounts that they are on (chapter 6). There are no official tables; these are the project's own. */
public final class FinancePlan {
    private FinancePlan() {}

    /** DFT P03, P11: charges with the patient, the visit and who pays. */
    public static void charges(String event, Context context) {
        AdtPlan.Stated stated = AdtPlan.state(event, context);
        Charges.put(stated.encounter(), stated.account(), context);
    }

    /** BAR P01 opens an account, P05 and P12 update it, P06 ends it. */
    public static void account(String event, Context context) {
        EntryDraft account = AdtPlan.state(event, context).account();
        String status = event.equals("P01") ? "active" : event.equals("P06") ? "inactive" : null;
        if (account == null) {
            context.warn("PID-18", "no account number; nothing is said of an account");
        } else if (status != null) {
            account.put(new Slot("status", 1, "\"status\":\"" + status + '"', "MSH-9", "BAR_" + event));
        }
    }

    /**
     * BAR P02: the source has removed the patient's account from its system. It is retracted; charges and visits stay, and a later
     * message that names the account restores it.
     */
    public static void purge(String event, Context context) {
        Patients.put(context);
        Segment pid = context.segments().first("PID").orElseThrow();
        String key = Cx.key(Composite.of(pid.field(18)), context);
        if (key == null) {
            context.warn("PID-18", "no account number; no account is retracted");
        } else {
            context.patient()
                    .retract(Coverages.ACCOUNT, context.patient().entryId(Coverages.ACCOUNT, key), context.stated());
        }
    }
}
