package health.tributary.normalizer.vocabulary;

import java.util.HashMap;
import java.util.Map;

/** The concept maps of orders and results, by what they fill. */
public final class ResultMaps {
    public static final ConceptMap ORDER_STATUS = ConceptMap.load("0038-order-status");
    public static final ConceptMap ORDER_CONTROL_STATUS = ConceptMap.load("0119-order-control-status");
    /** Control codes that speak of an order without saying how it stands: what they let suppose. */
    public static final ConceptMap ORDER_CONTROL_STANDING = ConceptMap.load("0119-order-control-standing");
    /** What the status of an order's results (OBR-25) says of the order. */
    public static final ConceptMap RESULT_ORDER_STATUS = ConceptMap.load("0123-order-status");

    public static final ConceptMap ORDER_ACTIVITY = ConceptMap.load("0119-data-operation");
    public static final ConceptMap ORDER_TYPE = ConceptMap.load("0482-order-type");
    public static final ConceptMap REPEAT_PATTERN = ConceptMap.load("0335-repeat-pattern");
    public static final ConceptMap TIMING_EVENT = ConceptMap.load("0528-event");
    public static final ConceptMap ORDER_PRIORITY = ConceptMap.load("0485-order-priority");
    public static final ConceptMap DIAGNOSTIC_SECTION = ConceptMap.load("0074-diagnostic-section");
    public static final ConceptMap OBSERVATION_CATEGORY = ConceptMap.load("0074-observation-category");
    public static final ConceptMap INTERPRETATION = ConceptMap.load("0078-interpretation");
    public static final ConceptMap ABNORMAL_TEST_NATURE = ConceptMap.load("0080-abnormal-test-nature");
    public static final ConceptMap OBSERVATION_STATUS = ConceptMap.load("0085-observation-status");
    public static final ConceptMap REPORT_STATUS = ConceptMap.load("0123-report-status");
    public static final ConceptMap SPECIMEN_STATUS = ConceptMap.load("0136-specimen-status");
    public static final ConceptMap ADDITIVE = ConceptMap.load("0371-additive");
    public static final ConceptMap SPECIMEN_TYPE = ConceptMap.load("0487-specimen-type");
    public static final ConceptMap COLLECTION_METHOD = ConceptMap.load("0488-collection-method");
    public static final ConceptMap SPECIMEN_REJECT_REASON = ConceptMap.load("0490-specimen-reject-reason");
    public static final ConceptMap SPECIMEN_CONDITION = ConceptMap.load("0493-specimen-condition");

    private static final Map<String, String> VITAL_SIGNS = vitalSigns();

    private ResultMaps() {}

    /** Whether a LOINC code is one of FHIR's vital signs (R4, section 10.1.3, and what HL7 lists beside them). */
    public static boolean isVitalSign(String loinc) {
        return VITAL_SIGNS.containsKey(loinc);
    }

    private static Map<String, String> vitalSigns() {
        Map<String, String> signs = new HashMap<>();
        for (String[] row : Csv.rows("vital-signs")) {
            if (signs.put(row[0], row[1]) != null) {
                throw new IllegalStateException("a vital sign is listed twice");
            }
        }
        return Map.copyOf(signs);
    }
}
