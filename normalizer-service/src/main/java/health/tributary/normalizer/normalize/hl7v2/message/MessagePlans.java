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

    /** Orders and the answers to them; ORM without an event: version 2.1. */
    private static final String[] ORDERS = {
        "ORM^O01", "ORM^", "ORR^O02", "OMG^O19", "ORG^O20", "OML^O21", "ORL^O22", "OMI^O23", "ORI^O24", "OML^O33",
        "ORL^O34", "OML^O35", "ORL^O36", "OMD^O03", "ORD^O04", "OMS^O05", "ORS^O06", "OMN^O07", "ORN^O08"
    };

    static {
        for (String event : new String[] {"A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A13"}) {
            PLANS.put("ADT^" + event, AdtPlan::visit);
        }
        // R30 to R32: results of point-of-care devices, in the same groups; without an event: version 2.1.
        for (String event : new String[] {"R01", "R30", "R31", "R32", ""}) {
            PLANS.put("ORU^" + event, OruPlan::results);
        }
        PLANS.put("ORU^R40", OruPlan::alarms);
        for (String event : new String[] {"R21", "R22", "R23", "R24"}) {
            PLANS.put("OUL^" + event, OruPlan::results);
        }
        for (String kind : ORDERS) {
            PLANS.put(kind, OrderPlan::orders);
        }
        PLANS.put("ADT^A11", AdtPlan::cancelVisit);
        for (String event :
                new String[] {"S12", "S13", "S14", "S15", "S16", "S17", "S18", "S19", "S20", "S21", "S22", "S26"}) {
            PLANS.put("SIU^" + event, SiuPlan::appointment);
        }
        PLANS.put("VXU^V04", VxuPlan::immunizations);
        for (String event :
                new String[] {"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11"}) {
            PLANS.put("MDM^" + event, MdmPlan::documents);
        }
        // Answers of registries: the history that was asked for (K11; V03 before version 2.5), or candidates for it
        // (V02).
        PLANS.put("RSP^K11", VxuPlan::immunizations);
        PLANS.put("VXR^V03", VxuPlan::immunizations);
        PLANS.put("VXX^V02", VxuPlan::immunizations);
        // Answers of patient indexes: demographics (K21), candidates (K22), numbers (K23).
        PLANS.put("RSP^K21", AdtPlan::person);
        PLANS.put("RSP^K22", AdtPlan::person);
        PLANS.put("RSP^K23", Patients::numbers);
        PLANS.put("ADT^A28", AdtPlan::person);
        PLANS.put("ADT^A31", AdtPlan::person);
        PharmacyPlan.register(PLANS);
    }

    private MessagePlans() {}

    /** The plan of a message kind, or null if it is not mapped. */
    public static MessagePlan of(String code, String event) {
        return PLANS.get(code + '^' + event);
    }

    /** Whether messages of a code may speak of several patients, one after the other: results, and answers with candidates. */
    public static boolean ofSeveralPatients(String code) {
        return code.equals("ORU") || answers(code);
    }

    /** Whether each of several patients is there for the orders that follow: then one without any makes the message ambiguous. */
    public static boolean ofOrders(String code) {
        return code.equals("ORU");
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
        return answers(code) && !named && PLANS.containsKey(code + '^' + event)
                ? "an answer that names no patient; nothing is stated"
                : null;
    }

    private static boolean answers(String code) {
        return code.equals("RSP") || code.equals("VXR") || code.equals("VXX");
    }

    /** The kinds that are mapped, such as {@code ADT^A01}. */
    public static Set<String> kinds() {
        return Set.copyOf(PLANS.keySet());
    }
}
