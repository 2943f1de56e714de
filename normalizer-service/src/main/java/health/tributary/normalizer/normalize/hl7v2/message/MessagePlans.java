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
        PLANS.put("ADT^A28", AdtPlan::person);
        PLANS.put("ADT^A31", AdtPlan::person);
        PharmacyPlan.register(PLANS);
    }

    private MessagePlans() {}

    /** The plan of a message kind, or null if it is not mapped. */
    public static MessagePlan of(String code, String event) {
        return PLANS.get(code + '^' + event);
    }

    /** Whether messages of a code may speak of several patients, one after the other: results. */
    public static boolean ofSeveralPatients(String code) {
        return code.equals("ORU");
    }

    /** The kinds that are mapped, such as {@code ADT^A01}. */
    public static Set<String> kinds() {
        return Set.copyOf(PLANS.keySet());
    }
}
