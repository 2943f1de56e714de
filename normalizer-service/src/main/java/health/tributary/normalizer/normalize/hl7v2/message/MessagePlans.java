package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.normalizer.normalize.hl7v2.message.admission.AdtPlan;
import health.tributary.normalizer.normalize.hl7v2.message.admission.BedPlan;
import health.tributary.normalizer.normalize.hl7v2.message.care.ProblemPlan;
import health.tributary.normalizer.normalize.hl7v2.message.care.ReferralPlan;
import health.tributary.normalizer.normalize.hl7v2.message.document.MdmPlan;
import health.tributary.normalizer.normalize.hl7v2.message.finance.FinancePlan;
import health.tributary.normalizer.normalize.hl7v2.message.identity.IdentityPlan;
import health.tributary.normalizer.normalize.hl7v2.message.identity.Renumberings;
import health.tributary.normalizer.normalize.hl7v2.message.immunization.VxuPlan;
import health.tributary.normalizer.normalize.hl7v2.message.order.OrderPlan;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PharmacyPlan;
import health.tributary.normalizer.normalize.hl7v2.message.result.OruPlan;
import health.tributary.normalizer.normalize.hl7v2.message.scheduling.SiuPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The table of message kinds: message code and trigger event (MSH-9.1 and 9.2) to plan. MSH-9.3 is not asked: many senders
 * leave it out, and the event decides. Version 2.1 knows results and orders without an event.
 */
public final class MessagePlans {
    private static final Map<String, MessagePlan> PLANS = new HashMap<>();
    /** By kind, else by message code. */
    private static final Map<String, String> OF_EACH_PATIENT = new HashMap<>();

    static {
        visits();
        identities();
        ordersAndResults();
        pharmacy();
        finance();
        care();
        documentsAndAppointments();
        answersOfRegistries();
    }

    private MessagePlans() {}

    private static void visits() {
        plan("ADT", AdtPlan::visit, "A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A12 A13 A14 A15 A16 A17");
        plan("ADT", AdtPlan::visit, "A21 A22 A25 A26 A32 A33 A52 A53 A54 A55 A61 A62");
        plan("ADT", AdtPlan::cancelVisit, "A11 A23 A27 A38");
        plan("ADT", AdtPlan::person, "A28 A31 A60");
        plan("ADT", AdtPlan::deletePerson, "A29");
        // A swap of two patients' beds.
        ofEach("ADT^A17", "PV1");
    }

    /** What changes ids beside what {@link IdentityPlan} says of them. */
    private static void identities() {
        plan("ADT", Renumberings::accounts, "A35 A41 A44 A49");
        plan("ADT", Renumberings::visits, "A42 A50 A51");
        plan("ADT", Renumberings::accountOfVisit, "A45");
        plan("ADT", Renumberings::identifiers, "A46 A47");
    }

    private static void ordersAndResults() {
        plan("ORU", OruPlan::results, "R01 R30 R31 R32 ");
        plan("ORU", OruPlan::alarms, "R40");
        ofEach("ORU", "OBR");
        plan("OUL", OruPlan::results, "R21 R22 R23 R24");
        plan("ORM", OrderPlan::orders, "O01 ");
        plan("ORR", OrderPlan::orders, "O02");
        plan("OMG", OrderPlan::orders, "O19");
        plan("ORG", OrderPlan::orders, "O20");
        plan("OML", OrderPlan::orders, "O21 O33 O35");
        plan("ORL", OrderPlan::orders, "O22 O34 O36");
        plan("OMI", OrderPlan::orders, "O23");
        plan("ORI", OrderPlan::orders, "O24");
        plan("OMD", OrderPlan::orders, "O03");
        plan("ORD", OrderPlan::orders, "O04");
        plan("OMS", OrderPlan::orders, "O05");
        plan("ORS", OrderPlan::orders, "O06");
        plan("OMN", OrderPlan::orders, "O07");
        plan("ORN", OrderPlan::orders, "O08");
    }

    /** O01 and O02 are those of versions before 2.4. */
    private static void pharmacy() {
        plan("OMP", PharmacyPlan::prescriptions, "O09");
        plan("ORP", PharmacyPlan::prescriptions, "O10");
        plan("RDE", PharmacyPlan::prescriptions, "O11 O25 O01");
        plan("RRE", PharmacyPlan::prescriptions, "O12 O26 O02");
        plan("RDS", PharmacyPlan::prescriptions, "O13 O01");
        plan("RRD", PharmacyPlan::prescriptions, "O14 O02");
        plan("RGV", PharmacyPlan::prescriptions, "O15 O01");
        plan("RRG", PharmacyPlan::prescriptions, "O16 O02");
        plan("RAS", PharmacyPlan::prescriptions, "O17 O01");
        plan("RRA", PharmacyPlan::prescriptions, "O18 O02");
    }

    private static void finance() {
        plan("DFT", FinancePlan::charges, "P03 P11");
        plan("BAR", FinancePlan::account, "P01 P05 P06 P12");
        plan("BAR", FinancePlan::purge, "P02");
        ofEach("BAR^P02", "PID");
        ofEach("BAR^P06", "PID");
    }

    private static void care() {
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
        ofEach("PRR", "PRB");
        ofEach("PPV", "GOL");
        ofEach("PTR", "PTH");
        ofEach("PPT", "PTH");
    }

    private static void documentsAndAppointments() {
        plan("SIU", SiuPlan::appointment, "S12 S13 S14 S15 S16 S17 S18 S19 S20 S21 S22 S26");
        plan("VXU", VxuPlan::immunizations, "V04");
        plan("MDM", MdmPlan::documents, "T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11");
    }

    /**
     * The history that was asked for (K11; V03 before version 2.5), candidates for it (V02); demographics (K21), candidates
     * (K22), numbers (K23).
     */
    private static void answersOfRegistries() {
        plan("RSP", VxuPlan::immunizations, "K11");
        plan("VXR", VxuPlan::immunizations, "V03");
        plan("VXX", VxuPlan::immunizations, "V02");
        plan("RSP", AdtPlan::person, "K21 K22");
        plan("RSP", Patients::numbers, "K23");
        ofEach("RSP", "PID");
        ofEach("VXR", "PID");
        ofEach("VXX", "PID");
    }

    private static void plan(String code, MessagePlan plan, String events) {
        for (String event : events.split(" ", -1)) {
            PLANS.put(code + '^' + event, plan);
        }
    }

    private static void ofEach(String kind, String segment) {
        OF_EACH_PATIENT.put(kind, segment);
    }

    /** The plan of a message kind, or null if it is not mapped. */
    public static MessagePlan of(String code, String event) {
        return PLANS.get(code + '^' + event);
    }

    /**
     * Of messages that may speak of several patients, one after the other, the segment that each of them has; else null: results, a
     * swap of two patients' beds, ends of accounts, answers with candidates or about problems, and changes of ids, whose groups repeat.
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

    /**
     * Why a message says nothing of a patient, though it is as it should be; null if it does, or is not known.
     *
     * @param named whether it has a PID
     */
    public static String silence(String code, String event, boolean named) {
        if (code.equals("QBP") || code.equals("VXQ")) {
            return "a query asks and says nothing of a patient; nothing is stated";
        }
        if (code.equals("SIU") && (event.equals("S23") || event.equals("S24"))) {
            return "a blocked or opened time slot is of no patient; nothing is stated";
        }
        boolean answers = code.equals("RSP") || code.equals("VXR") || code.equals("VXX");
        return answers && !named && PLANS.containsKey(code + '^' + event)
                ? "an answer that names no patient; nothing is stated"
                : null;
    }

    /** The kinds that are mapped, such as {@code ADT^A01}. */
    public static Set<String> kinds() {
        return Set.copyOf(PLANS.keySet());
    }
}
