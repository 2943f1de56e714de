package health.tributary.normalizer.normalize.hl7v2.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The table of message kinds: message code and trigger event (MSH-9.1 and 9.2) to plan. MSH-9.3 is not asked: many senders
 * leave it out, and the event decides.
 */
public final class MessagePlans {
    private static final Map<String, MessagePlan> PLANS = new HashMap<>();
    /** By kind, else by message code. */
    private static final Map<String, String> OF_EACH_PATIENT = Map.of(
            "ORU", "OBR", "ADT^A17", "PV1", "BAR^P02", "PID", "BAR^P06", "PID", "PRR", "PRB", "PPV", "GOL", "PTR",
            "PTH", "PPT", "PTH");

    static {
        plan("ADT", AdtPlan::visit, "A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A12 A13 A14 A15 A16 A17");
        plan("ADT", AdtPlan::visit, "A21 A22 A25 A26 A32 A33 A52 A53 A54 A55 A61 A62");
        plan("ADT", AdtPlan::cancelVisit, "A11 A23 A27 A38");
        plan("ADT", AdtPlan::person, "A28 A31 A60");
        plan("ADT", AdtPlan::deletePerson, "A29");
        plan("ADT", Renumberings::accounts, "A35 A41 A49");
        plan("ADT", Renumberings::visits, "A42 A50 A51");
        plan("ADT", Renumberings::accountOfVisit, "A45");
        plan("ADT", Renumberings::identifiers, "A46 A47");
        plan("DFT", FinancePlan::charges, "P03 P11");
        plan("BAR", FinancePlan::account, "P01 P05 P06 P12");
        plan("BAR", FinancePlan::purge, "P02");
        plan("PPR", ProblemPlan::problems, "PC1 PC2 PC3");
        plan("PRR", ProblemPlan::problems, "PC5");
        plan("PGL", ProblemPlan::goals, "PC6 PC7 PC8");
        plan("PPV", ProblemPlan::goals, "PCA");
        plan("PPP", ProblemPlan::pathways, "PCB PCC PCD");
        plan("PTR", ProblemPlan::pathways, "PCF");
        plan("PPG", ProblemPlan::pathwaysOfGoals, "PCG PCH PCJ");
        plan("PPT", ProblemPlan::pathwaysOfGoals, "PCL");
        plan("REF", ReferralPlan::referral, "I12 I13 I14 I15");
        plan("RRI", ReferralPlan::referral, "I12 I13 I14 I15");
        // R30 to R32: results of point-of-care devices, in the same groups; without an event: version 2.1.
        for (String event : new String[] {"R01", "R30", "R31", "R32", ""}) {
            PLANS.put("ORU^" + event, OruPlan::results);
        }
    }

    private MessagePlans() {}

    /** The plan of a message kind, or null if it is not mapped. */
    public static MessagePlan of(String code, String event) {
        return PLANS.get(code + '^' + event);
    }

    /**
     * Of messages that may speak of several patients, one after the other, the segment that each of them has; else null: results, a
     * swap of two patients' beds, ends of accounts, answers about problems, and changes of ids, whose groups repeat.
     */
    public static String ofEachPatient(String code, String event) {
        if (IdentityPlan.plans(code, event)) {
            return "MRG";
        }
        String ofKind = OF_EACH_PATIENT.get(code + '^' + event);
        return ofKind == null ? OF_EACH_PATIENT.get(code) : ofKind;
    }

    /** The plan of messages that speak of no patient, or null: A20 says how a bed is. */
    public static MessagePlan ofNobody(String code, String event) {
        return code.equals("ADT") && event.equals("A20") ? BedPlan::status : null;
    }

    private static void plan(String code, MessagePlan plan, String events) {
        for (String event : events.split(" ", -1)) {
            PLANS.put(code + '^' + event, plan);
        }
    }

    /** The kinds that are mapped, such as {@code ADT^A01}. */
    public static Set<String> kinds() {
        return Set.copyOf(PLANS.keySet());
    }
}
